import { isJsonArray, isJsonObject } from "../rehearsal/cluster/json";
import { Json } from "../rehearsal/cluster/kubernetes-api";
import { Reference, referenceOf, Step } from "../synth/schema-check/references";
import { expressionsIn, isWholeExpression } from "../synth/schema-check/template";
import { Placeholders } from "./placeholders";
import { addressOf, ConfiguredStack, stackBehind } from "./program";

/** An expression that is one reference and nothing else. */
const ONLY_A_REFERENCE = /^\s*[A-Za-z_][\w-]*(\s*(\.\s*[\w-]+|\[\s*(\d+|"[^"\\]*")\s*\]))+\s*$/;

const REMOTE_STATE = "terraform_remote_state";

/** What references are looked up in. */
export interface ReferenceOptions {
  readonly stacks: readonly ConfiguredStack[];
  readonly placeholders: Placeholders;

  /** Outputs of stacks that have been applied, by name: what an apply tells need not be a placeholder then. */
  readonly outputs: Readonly<Record<string, Json>>;

  /** Says whether an attribute anywhere in a resource type is secret: then no output is shown in its place. */
  readonly isSecret: (type: string, attribute: string) => boolean;
}

/** Evaluates the texts of a program as far as its configuration says what they are; the rest are placeholders. */
export class References {
  public constructor(private readonly options: ReferenceOptions) {}

  /** A configured text with everything in it that Terraform would evaluate. */
  public evaluate(text: string, stack: ConfiguredStack, path: readonly string[] = []): Json {
    if (isWholeExpression(text)) return this.#expression(text.slice(2, -1), stack, path);
    let result = "";
    let at = 0;
    for (const { source, start, end } of expressionsIn(text)) {
      result += literal(text.slice(at, start));
      // A directive such as %{ if } spans more than itself: the whole text is Terraform's then.
      if (text[start] === "%") return this.options.placeholders.forExpression(stack.name, text);
      const value = this.#expression(source, stack, path);
      if (typeof value === "object") return this.options.placeholders.forExpression(stack.name, text);
      result += String(value);
      at = end;
    }
    return result + literal(text.slice(at));
  }

  #expression(source: string, stack: ConfiguredStack, path: readonly string[]): Json {
    const { placeholders } = this.options;
    const reference = ONLY_A_REFERENCE.test(source) ? referenceOf(source) : undefined;
    const key = `${stack.name} ${source.trim()}`;
    if (reference === undefined || path.includes(key))
      return placeholders.forExpression(stack.name, source.trim());
    return this.#referred(reference, stack, [...path, key]);
  }

  #referred(reference: Reference, stack: ConfiguredStack, path: readonly string[]): Json {
    const { data, type, name, steps } = reference;
    const address = `${data ? "data." : ""}${type}.${name}`;
    const found = (data ? stack.dataSources : stack.resources).find(
      (each) => addressOf(each) === `${type}.${name}`,
    );
    if (found && data && type === REMOTE_STATE && steps[0] === "outputs") {
      const output = this.#output(stackBehind(found, this.options.stacks), steps, path);
      if (output !== undefined) return output;
    }
    const configured = found && !data ? valueAt(found.config, steps) : undefined;
    if (typeof configured === "string") return this.evaluate(configured, stack, path);
    if (typeof configured === "number" || typeof configured === "boolean") return configured;
    return this.options.placeholders.forAttribute(stack.name, address, steps);
  }

  #output(
    stack: ConfiguredStack | undefined,
    steps: readonly Step[],
    path: readonly string[],
  ): Json | undefined {
    const [, name, ...rest] = steps;
    const value = typeof name === "string" ? stack?.outputs.get(name) : undefined;
    if (stack === undefined || typeof name !== "string" || typeof value !== "string" || rest.length > 0)
      return undefined;
    const applied = this.options.outputs[name];
    if (applied !== undefined && !this.#isSecret(value)) return applied;
    return this.evaluate(value, stack, path);
  }

  #isSecret(output: string): boolean {
    return expressionsIn(output)
      .map(({ source }) => referenceOf(source))
      .some(
        (each) =>
          each !== undefined && each.steps.some((step) => this.options.isSecret(each.type, String(step))),
      );
  }
}

/** Blocks that appear once are written as objects or as lists of one, and referred to as lists. */
function valueAt(json: Json, steps: readonly Step[]): Json | undefined {
  return steps.reduce<Json | undefined>((at, step) => {
    if (typeof step === "number") return isJsonArray(at) ? at[step] : step === 0 ? at : undefined;
    const object = isJsonArray(at) ? at[0] : at;
    return isJsonObject(object) ? object[step] : undefined;
  }, json);
}

function literal(text: string): string {
  return text.replaceAll("$${", "${").replaceAll("%%{", "%{");
}
