import { stringify } from "yaml";
import { isJsonObject } from "../rehearsal/cluster/json";
import { JsonObject } from "../rehearsal/cluster/kubernetes-api";
import { RenderedObject, Rendering } from "./render";
import { summaryOf } from "./summary";

/** First line of everything that is written; files that begin with it are ours to replace. */
export const FIRST_LINE = "# Written by sdstack render; changes will be lost.";

/** All objects as one YAML stream, with what a reader must know in front. */
export function yamlStream(rendering: Rendering): string {
  const notes = summaryOf(rendering).map((line) => `# ${line}`);
  const head = [FIRST_LINE, ...(notes.length === 0 ? [] : ["#", ...notes])].join("\n");
  return `${head}\n${rendering.objects.map((each) => `---\n${yamlDocument(each)}`).join("")}`;
}

/** One object as YAML, with where it comes from in front. */
export function yamlDocument({ stack, address, object }: RenderedObject): string {
  return `# ${address} of ${stack}\n${yamlOf(object)}`;
}

/** Readers of Kubernetes' YAML take `no` and `0644` for more than texts, as YAML 1.1 says; so such texts are quoted. */
function yamlOf(object: JsonObject): string {
  return stringify(inUsualOrder(object), { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false });
}

function inUsualOrder(object: JsonObject): JsonObject {
  const { apiVersion, kind, metadata, spec, status, ...rest } = object;
  const { name, namespace, ...more } = isJsonObject(metadata) ? metadata : {};
  return present({
    apiVersion,
    kind,
    metadata: present({ name, namespace, ...more }),
    spec,
    ...rest,
    status,
  });
}

function present(members: Readonly<Record<string, JsonObject[string] | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
