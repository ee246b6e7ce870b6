import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEnvironments, readEnvironmentText } from "../../../config";
import { parityRows } from "../../../config/parity";
import { hasKey, setKey, Written } from "../../../config/translate/yaml-edit";
import { CLOUD_KINDS, CloudKind } from "../../../constructs/contracts/cloud-kind";
import { PROJECT } from "../../support/cli";

const FOLDER = join(PROJECT, "config/environments");

const ALL = readEnvironments(FOLDER).flatMap(({ environment }) => environment ?? []);

/** Name of an environment on a cloud, to put refused fields into. */
function nameOn(kind: CloudKind): string {
  const found = ALL.find(({ cloud }) => cloud.kind === kind);
  if (found === undefined) throw new Error(`there is no environment on ${kind}`);
  return found.name;
}

/** Values that would be right where the field is not refused; other fields take a text. */
const VALUES: Readonly<Record<string, Written>> = {
  "network.subnetIds[]": ["subnet-1"],
  "network.podSubnetIds[]": ["subnet-1"],
  "cluster.endpoint.public": true,
  "cluster.endpoint.allowedCidrs[]": ["203.0.113.0/24"],
  "nodePools.*.gpuSharing": "best-effort",
  "registry.keepTags": 3,
  "models.snapshots.everyDays": 1,
  "models.snapshots.keep": 1,
  "diffusion.gpu.memoryGiB": 8,
  "diffusion.gpu.computePercent": 50,
};

const REFUSED = CLOUD_KINDS.flatMap((kind) =>
  parityRows()
    .filter(({ cells }) => cells.get(kind)?.honours === "refused")
    .map(({ field }) => [kind, field] as const),
);

test.each(REFUSED)("an environment file of %s is refused with %s", (kind, field) => {
  const name = nameOn(kind);
  const text = readFileSync(join(FOLDER, `${name}.yaml`), "utf8");
  expect(readEnvironmentText(text, `${name}.yaml`).problems).toEqual([]);
  const path = field
    .replace("[]", "")
    .split(".")
    .map((part, at, all) => (part === "*" ? (all[at - 1] === "nodePools" ? "gpu" : "a") : part));
  const edited = setKey(text, path, VALUES[field] ?? "ap-guangzhou");
  expect(hasKey(edited, path)).toBe(true);
  expect(readEnvironmentText(edited, `${name}.yaml`).problems).not.toEqual([]);
});
