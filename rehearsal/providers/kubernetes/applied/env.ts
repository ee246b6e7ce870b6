import { JsonObject } from "../../../cluster/kubernetes-api";
import { PartialState } from "../../../plugin/sdk/behaviour";
import { isListValue, isObjectValue, ObjectValue } from "../../../plugin/value";
import { arrayOf, jsonAt, objectOf, textOf } from "../conversion/json";
import { expandElements } from "../conversion/expand";
import { flattenBlock } from "../conversion/flatten";
import { KUBERNETES_SCHEMA } from "../data";
import { ownedFields } from "../discovery";
import { ProviderError } from "../provider-error";
import { environmentVariable } from "../shapes/container";

/** The environment variables that a resource owns, as fields of the object. */
export function envFields(resource: ObjectValue, removed: boolean): JsonObject {
  const { list, name } = containerOf(resource);
  const env = removed ? [] : expandElements(envBlock(), environmentVariable, resource["env"]);
  const template = { spec: { [list]: [{ name, env }] } };
  return { spec: isCronJob(resource) ? { jobTemplate: { spec: { template } } } : { template } };
}

/** The environment variables of the container that are configured, or owned by the field manager. */
export function readEnv(object: JsonObject, resource: ObjectValue): PartialState {
  const { list, name } = containerOf(resource);
  const podSpec = isCronJob(resource)
    ? ["spec", "jobTemplate", "spec", "template", "spec"]
    : ["spec", "template", "spec"];
  const container = ["containers", "initContainers"]
    .flatMap((each) => arrayOf(jsonAt(object, ...podSpec, each)))
    .map(objectOf)
    .find((each) => each["name"] === name);
  if (!container) throw new ProviderError(`could not find container with name "${name}"`);

  const key = (each: string) => `k:{"name":${JSON.stringify(each)}}`;
  const owned = ownedFields(object, String(resource["field_manager"])).map((fields) =>
    objectOf(jsonAt(fields, ...podSpec.map((step) => `f:${step}`), `f:${list}`, key(name), "f:env")),
  );
  const configured = isListValue(resource["env"]) ? resource["env"] : [];
  const names = configured.flatMap((each) => (isObjectValue(each) ? [each["name"]] : []));
  const env = arrayOf(container["env"])
    .map(objectOf)
    .filter((each) => {
      const own = textOf(each["name"]);
      return names.includes(own) || owned.some((fields) => key(own) in fields);
    });
  const { block } = envBlock();
  return { env: env.map((each) => flattenBlock(block, environmentVariable, each, { known: resource })) };
}

function containerOf(resource: ObjectValue): { list: string; name: string } {
  const init = resource["init_container"];
  if (typeof init === "string" && init !== "") return { list: "initContainers", name: init };
  return { list: "containers", name: String(resource["container"] ?? "") };
}

function isCronJob(resource: ObjectValue): boolean {
  return resource["kind"] === "CronJob";
}

function envBlock() {
  const block = KUBERNETES_SCHEMA.resources.get("kubernetes_env")?.block.blocks.get("env");
  if (!block) throw new Error("the schema has no kubernetes_env");
  return block;
}
