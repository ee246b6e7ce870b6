import { CloudCatalog } from "../../catalog";
import { CloudKind } from "../../constructs/contracts/cloud-kind";
import { NodePoolConfig } from "../environment";
import { Finding } from "../problems/problem";
import { shown } from "../problems/shown";
import { Rule } from "./rule";

function mayShare(name: string, pool: NodePoolConfig, kind: CloudKind, catalog: CloudCatalog): Finding[] {
  const { gpuSharing, instanceType } = pool;
  const finding = { path: ["nodePools", name, "gpuSharing"], got: shown(gpuSharing) };
  if (gpuSharing === "none") {
    return [];
  }
  if (catalog.gpuSharing === undefined) {
    const because = { path: ["cloud", "kind"], says: `kind: ${kind}` };
    return [{ ...finding, expected: `none on ${catalog.title}`, because }];
  }
  const { policies } = catalog.gpuSharing;
  if (!policies.includes(gpuSharing)) {
    const because = { path: ["cloud", "kind"], says: `kind: ${kind}` };
    return [
      {
        ...finding,
        expected: `one of ${policies.join(", ")} on ${catalog.title}`,
        because,
        allowed: policies,
      },
    ];
  }
  const type = catalog.instanceTypes?.find(instanceType ?? "");
  if (type === undefined || type.shareable) {
    return [];
  }
  const reason = type.gpu === undefined ? "have no card" : "have cards that cannot be shared";
  const because = { path: ["nodePools", name, "instanceType"], says: `instanceType: ${type.name}` };
  return [{ ...finding, expected: `none, because nodes of ${type.name} ${reason}`, because }];
}

/** Sharing is asked only of cards that can be shared. */
export const gpuSharing: Rule = ({ nodePools, cloud }, catalog) =>
  cloud === undefined
    ? []
    : Object.entries(nodePools).flatMap(([name, pool]) =>
        pool === undefined ? [] : mayShare(name, pool, cloud.kind, catalog),
      );
