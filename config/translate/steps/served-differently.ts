import { parityRows } from "../../parity";
import { ConfigPath } from "../../problems/problem";
import { valueAt } from "../../schema-findings";
import { readYaml } from "../../source/read-yaml";
import { Work } from "../work";

/** Fields whose cells tell of limits, with when they matter; what a file says beyond a limit is told anyway. */
const MATTERS: Readonly<Record<string, (value: unknown, work: Work) => boolean>> = {
  "network.cidr": () => false,
  "cluster.serviceCidr": () => false,
  "registry.name": () => false,
  "registry.namespace": () => false,
  "cluster.kubernetesVersion": (_, { to }) => to.kubernetesVersions === undefined,
  // The words of the class are the same in every cluster, and no load balancer is made.
  "diffusion.access.allowedCidrs[]": (_, { environment }) => environment.ingress.className === undefined,
  "nodePools.*.min": (value, { to }) => value === 0 || to.nodesExist === true,
};

/** What stays as it is written, and is served by other means than before: both are named. */
export function servedDifferently(work: Work): void {
  const { environment, kind, notes } = work;
  const told = new Set(notes.map(({ path }) => path));
  const { data } = readYaml(work.text);
  for (const { field, cells } of parityRows()) {
    const [before, now] = [cells.get(environment.cloud.kind), cells.get(kind)];
    if (now === undefined || [before?.honours, now.honours].includes("refused")) continue;
    const isTheSame = before?.honours === "same" && now.honours === "same";
    if (isTheSame || before?.by === now.by) continue;
    const how = before === undefined ? now.by : `${now.by} (before: ${before.by})`;
    for (const path of pathsOf(field.split("."), data)) {
      const value = valueAt(data, path);
      const isTold = path.some((_, at) => told.has(path.slice(0, at + 1).join(".")));
      if (value !== undefined && !isTold && MATTERS[field]?.(value, work) !== false) work.tell(path, how);
    }
  }
}

/** The paths that a field stands for; of keys and lists at its end, that of what holds them. */
function pathsOf([part = "", ...rest]: readonly string[], data: unknown): readonly ConfigPath[] {
  const below = (key: string | number, value: unknown): readonly ConfigPath[] =>
    rest.length === 0 || rest.join() === "*" ? [[key]] : pathsOf(rest, value).map((path) => [key, ...path]);
  const name = part.replace("[]", "");
  if (name === part) {
    const keys = part !== "*" ? [part] : typeof data === "object" && data !== null ? Object.keys(data) : [];
    return keys.flatMap((key) => below(key, valueAt(data, [key])));
  }
  const items = valueAt(data, [name]);
  if (rest.length === 0) return [[name]];
  const list: readonly unknown[] = Array.isArray(items) ? items : [];
  return list.flatMap((item, at) => below(at, item).map((path) => [name, ...path]));
}
