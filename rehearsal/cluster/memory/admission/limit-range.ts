import { forbidden } from "../api/status";
import { ClusterState } from "../cluster-state";
import { metadataOf, nameOf, namespaceOf } from "../json/object";
import { Fields, child, itemsAt, textAt, textMapAt } from "../json/tree";
import { ResourceType } from "../resources/resource-type";
import { nanoOf } from "../types/quantity";

/** Gives the containers of a pod the limits and requests that the namespace's limit ranges name, and checks theirs. @throws ApiError when they are out of range. */
export function admitLimits(state: ClusterState, type: ResourceType, pod: Fields): void {
  for (const range of state.store.list("/limitranges", namespaceOf(pod))) {
    for (const item of itemsAt(range, "spec", "limits").filter((limit) => limit["type"] === "Container")) {
      fillIn(pod, item);
      check(type, pod, item);
    }
  }
}

function containersOf(pod: Fields): [string, Fields][] {
  return (["initContainers", "containers"] as const).flatMap((list) =>
    itemsAt(pod, "spec", list).map((container): [string, Fields] => [
      list === "containers" ? "container" : "init container",
      container,
    ]),
  );
}

function fillIn(pod: Fields, item: Fields): void {
  const notes: string[] = [];
  for (const [what, container] of containersOf(pod)) {
    const resources = child(container, "resources");
    const added: Record<string, string[]> = { limits: [], requests: [] };
    for (const [list, source] of [
      ["limits", "default"],
      ["requests", "defaultRequest"],
    ] as const) {
      for (const [name, amount] of Object.entries(textMapAt(item, source))) {
        const amounts = child(resources, list);
        if (amounts[name] !== undefined) continue;
        amounts[name] = amount;
        added[list]?.push(name);
      }
    }
    for (const list of ["requests", "limits"] as const) {
      const names = (added[list] ?? []).sort();
      const noun = list === "requests" ? "request" : "limit";
      if (names.length > 0)
        notes.push(`${names.join(", ")} ${noun} for ${what} ${textAt(container, "name") ?? ""}`);
    }
  }
  if (notes.length > 0) {
    child(metadataOf(pod), "annotations")["kubernetes.io/limit-ranger"] =
      `LimitRanger plugin set: ${notes.join("; ")}`;
  }
}

function check(type: ResourceType, pod: Fields, item: Fields): void {
  const problems: string[] = [];
  for (const [, container] of containersOf(pod)) {
    for (const [name, least] of Object.entries(textMapAt(item, "min"))) {
      const amount = textAt(container, "resources", "requests", name);
      if (amount === undefined || nanoOf(amount) < nanoOf(least)) {
        const seen = amount === undefined ? "No request is specified" : `request is ${amount}`;
        problems.push(`minimum ${name} usage per Container is ${least}, but ${seen}`);
      }
    }
    for (const [name, most] of Object.entries(textMapAt(item, "max"))) {
      const amount = textAt(container, "resources", "limits", name);
      if (amount === undefined || nanoOf(amount) > nanoOf(most)) {
        const seen = amount === undefined ? "No limit is specified" : `limit is ${amount}`;
        problems.push(`maximum ${name} usage per Container is ${most}, but ${seen}`);
      }
    }
  }
  const [first = ""] = problems;
  if (problems.length > 0)
    throw forbidden(type, nameOf(pod), problems.length === 1 ? first : `[${problems.join(", ")}]`);
}
