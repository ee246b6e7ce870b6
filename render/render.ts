import { isJsonArray, isJsonObject } from "../rehearsal/cluster/json";
import { Json, JsonObject } from "../rehearsal/cluster/kubernetes-api";
import { KUBERNETES_SCHEMA } from "../rehearsal/providers/kubernetes/data";
import { sentObject } from "../rehearsal/providers/kubernetes/sent-object";
import { SynthesizedStack } from "../rehearsal/run/stacks";
import { configuredBlock } from "./configured-value";
import { inApplyOrder } from "./order";
import { Placeholder, Placeholders } from "./placeholders";
import { addressOf, ConfiguredResource, ConfiguredStack, readStack } from "./program";
import { References } from "./references";
import { Release, releaseOf } from "./releases";
import { RenderError } from "./render-error";

/** What to render, and what is known beyond the configuration. */
export interface RenderRequest {
  /** The stacks of a synthesized program in the order of their application. */
  readonly stacks: readonly SynthesizedStack[];

  /** Says whether an attribute of a resource type is secret. */
  readonly isSecret: (type: string, attribute: string) => boolean;

  /**
   * Values of outputs of stacks that have been applied, by name.
   *
   * @default - nothing is known of an apply.
   */
  readonly outputs?: Readonly<Record<string, Json>>;
}

/** An object as the API server is sent it. */
export interface RenderedObject {
  readonly stack: string;

  /** Address of its resource in the stack. */
  readonly address: string;
  readonly object: JsonObject;

  /** Placeholders in it. */
  readonly placeholders: readonly Placeholder[];
}

/** A resource of the kubernetes provider that no object is shown for. */
export interface LeftOut {
  readonly stack: string;
  readonly address: string;
  readonly reason: string;
}

/** Every Kubernetes object of a program, and what is not among them. */
export interface Rendering {
  /** In an order in which they can be applied. */
  readonly objects: readonly RenderedObject[];

  /** Values that only an apply can tell, as far as objects hold them. */
  readonly placeholders: readonly Placeholder[];
  readonly releases: readonly Release[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Renders every Kubernetes object of a synthesized program as the kubernetes provider would send it.
 *
 * @throws RenderError for what only Terraform can work out.
 */
export async function render({ stacks, isSecret, outputs = {} }: RenderRequest): Promise<Rendering> {
  const configured = stacks.map(readStack);
  const placeholders = new Placeholders();
  const references = new References({ stacks: configured, placeholders, outputs, isSecret });
  const objects: RenderedObject[] = [];
  const releases: Release[] = [];
  const leftOut: LeftOut[] = [];
  for (const stack of configured) {
    for (const resource of inApplyOrder(stack.resources)) {
      const address = addressOf(resource);
      const release = releaseOf(stack.name, resource, (text) => references.evaluate(text, stack));
      if (release !== undefined) releases.push(release);
      if (!KUBERNETES_SCHEMA.resources.has(resource.type)) continue;
      const object = await objectOf(resource, stack, references);
      if (typeof object === "string") leftOut.push({ stack: stack.name, address, reason: object });
      else {
        const held = placeholders.all.filter(({ text }) => holds(object, text));
        objects.push({ stack: stack.name, address, object, placeholders: held });
      }
    }
  }
  const held = placeholders.all.filter((each) =>
    objects.some((object) => object.placeholders.includes(each)),
  );
  return { objects, releases, leftOut, placeholders: held };
}

/** The object that is sent for a resource, or why there is none to show. */
async function objectOf(
  { type, name, config }: ConfiguredResource,
  stack: ConfiguredStack,
  references: References,
): Promise<JsonObject | string> {
  const block = KUBERNETES_SCHEMA.resources.get(type)?.block;
  const address = addressOf({ type, name });
  const repeated = ["count", "for_each"].find((each) => config[each] !== undefined);
  if (repeated !== undefined) {
    throw new RenderError(`${stack.name}: ${address} has ${repeated}, which only Terraform can write out`);
  }
  if (block === undefined) return "the provider has no such type";
  const evaluate = (text: string): Json => references.evaluate(text, stack);
  const sent = await sentObject(type, configuredBlock(block, config, evaluate, `${stack.name}: ${address}`));
  if (!isJsonObject(sent)) return "it changes an object that somebody else makes";
  return sent["kind"] === "Secret" ? "its values are secret" : sent;
}

function holds(json: Json, text: string): boolean {
  if (typeof json === "string") return json.includes(text);
  if (isJsonArray(json)) return json.some((each) => holds(each, text));
  return isJsonObject(json) && Object.values(json).some((each) => holds(each, text));
}
