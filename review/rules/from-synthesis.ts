import { Masker } from "../masking";
import { isObject, member } from "../masking/json";
import { secretAttributes } from "../masking/places";
import { Part } from "./engine/part";
import { PartlyKnown, RuleValue, isRuleList, isRuleObject } from "./engine/value";
import { Gate } from "./engine/rule";
import { KnownResource, KnownStack, World } from "./engine/world";
import { PlanValue, UNKNOWN } from "../plan/value";

/** A stack as it was synthesized. */
export interface SynthesizedStack {
  readonly name: string;

  /** Content of its `cdk.tf.json`. */
  readonly configuration: unknown;
}

/** What rules see of synthesized stacks: every reference is unknown, every secret masked. */
export function worldOfStacks(stacks: readonly SynthesizedStack[], gate: Gate = "synthesis"): World {
  const masker = new Masker();
  for (const { configuration } of stacks) masker.learn(configuration, undefined);
  return new World(
    gate,
    stacks.map((stack) => stackOf(stack, masker)),
    stacks.flatMap((stack) => resourcesOf(stack, masker)),
  );
}

function stackOf({ name, configuration }: SynthesizedStack, masker: Masker): KnownStack {
  const providers = membersOf(member(configuration, "provider")).flatMap(([provider, blocks]) =>
    (Array.isArray(blocks) ? blocks : [blocks]).map((block: unknown) => ({
      name: provider,
      body: new Part(known(block, masker), `provider.${provider}`),
    })),
  );
  const terraform = new Part(known(member(configuration, "terraform"), masker), "terraform");
  return { name, providers, terraform };
}

function resourcesOf({ name: stack, configuration }: SynthesizedStack, masker: Masker): KnownResource[] {
  return (["managed", "data"] as const).flatMap((mode) =>
    membersOf(member(configuration, mode === "data" ? "data" : "resource")).flatMap(([type, byName]) =>
      membersOf(byName).map(([name, body]) => ({
        stack,
        address: `${mode === "data" ? "data." : ""}${type}.${name}`,
        mode,
        type,
        body: new Part(known(body, masker, type), ""),
        judged: true,
      })),
    ),
  );
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value).filter(([name]) => name !== "//") : [];
}

/** References first, so that a secret that is only referred to is not taken for one that is written down. */
function known(value: unknown, masker: Masker, type?: string): RuleValue {
  const masked = masker.mask(
    value,
    undefined,
    unknownsOf(value),
    "ordinary",
    type === undefined ? undefined : secretAttributes(type),
  );
  return withPartlyKnown(masked);
}

const REFERENCE = /(?<!\$)\$\{|(?<!%)%\{/;

function unknownsOf(value: unknown): unknown {
  if (typeof value === "string") return isReference(value);
  if (Array.isArray(value)) return value.map(unknownsOf);
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unknownsOf(each)]))
    : false;
}

/** A text that is nothing but one expression. */
function isReference(text: string): boolean {
  return text.startsWith("${") && endOfExpression(text) === text.length;
}

/** Where the expression ends that a text begins with: braces within it come in pairs. */
function endOfExpression(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "{") depth += 1;
    if (text[index] === "}") {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return text.length;
}

function withPartlyKnown(value: PlanValue): RuleValue {
  if (typeof value === "string") return partly(value);
  if (Array.isArray(value)) return value.map(withPartlyKnown);
  if (value === UNKNOWN || value === null || typeof value !== "object") return value;
  const object: RuleValue = value;
  if (isRuleList(object) || !isRuleObject(object)) return object;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]: [string, PlanValue]) => [name, withPartlyKnown(each)]),
  );
}

function partly(text: string): RuleValue {
  const start = text.search(REFERENCE);
  if (start < 0) return text.replace(/\$\$\{/g, "${").replace(/%%\{/g, "%{");
  return new PartlyKnown(text.slice(0, start), text.slice(text.lastIndexOf("}") + 1));
}
