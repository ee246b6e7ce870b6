import { Fields, fieldsAt, isFields, itemsAt, textAt, textMapAt } from "../../json/tree";
import { DefaultRules, fill } from "../default-table";

/** Images without tag, or tagged `latest`, are pulled each time; the others when they are missing. */
function pullPolicy(image: string): string {
  if (image.includes("@")) return "IfNotPresent";
  const tag = /:([^/:]+)$/.exec(image)?.[1];
  return tag === undefined || tag === "latest" ? "Always" : "IfNotPresent";
}

function container(fields: Fields): void {
  const policy = textAt(fields, "imagePullPolicy") ?? "";
  if (policy === "") fields["imagePullPolicy"] = pullPolicy(textAt(fields, "image") ?? "");
}

function pod(fields: Fields): void {
  const spec = fieldsAt(fields, "spec");
  if (spec === undefined) return;
  fill(spec, "enableServiceLinks", () => true);
  for (const list of ["initContainers", "containers"]) {
    for (const item of itemsAt(spec, list)) {
      requestWhatIsLimited(item);
      if (spec["hostNetwork"] === true) exposeOnHost(item);
    }
  }
}

function requestWhatIsLimited(item: Fields): void {
  const resources = fieldsAt(item, "resources");
  const limits = textMapAt(resources, "limits");
  if (resources === undefined || Object.keys(limits).length === 0) return;
  resources["requests"] = { ...limits, ...textMapAt(resources, "requests") };
}

function exposeOnHost(item: Fields): void {
  for (const port of itemsAt(item, "ports")) fill(port, "hostPort", () => port["containerPort"] ?? 0);
}

function podSpec(fields: Fields): void {
  const account = textAt(fields, "serviceAccountName") ?? textAt(fields, "serviceAccount") ?? "";
  if (account === "") return;
  fields["serviceAccountName"] = account;
  fields["serviceAccount"] = account;
}

function volume(fields: Fields): void {
  if (Object.keys(fields).every((name) => name === "name" || !isFields(fields[name])))
    fields["emptyDir"] = {};
}

/** Defaults of pods that depend on their other fields. */
export const POD_RULES: DefaultRules = {
  "core.v1.Container": container,
  "core.v1.EphemeralContainer": container,
  "core.v1.Pod": pod,
  "core.v1.PodSpec": podSpec,
  "core.v1.Volume": volume,
};
