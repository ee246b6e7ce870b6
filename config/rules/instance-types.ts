import { CloudCatalog } from "../../catalog";
import { NodePoolConfig } from "../environment";
import { Finding } from "../problems/problem";
import { shown } from "../problems/shown";
import { suggest } from "../problems/suggest";
import { Rule } from "./rule";

function known(name: string, { instanceType }: NodePoolConfig, catalog: CloudCatalog): Finding[] {
  const { instanceTypes, title } = catalog;
  if (instanceType === undefined || instanceTypes === undefined) {
    return [];
  }
  const type = instanceTypes.find(instanceType);
  const path = ["nodePools", name, "instanceType"];
  if (type === undefined) {
    const suggestion = suggest(instanceType, instanceTypes.names);
    const expected = `a machine type of ${title}`;
    return [
      { path, expected, got: shown(instanceType), ...(suggestion === undefined ? {} : { suggestion }) },
    ];
  }
  return type.managedPool
    ? []
    : [{ path, expected: "a machine type that managed node pools take", got: shown(instanceType) }];
}

/** Every pool names a machine type the cloud sells for node pools. */
export const instanceTypes: Rule = ({ nodePools }, catalog) =>
  Object.entries(nodePools).flatMap(([name, pool]) => (pool === undefined ? [] : known(name, pool, catalog)));
