import { IConstruct } from "constructs";
import { CloudCatalog } from "../../catalog/cloud-catalog";
import { InstanceType } from "../../catalog/instance-type";
import { NodePoolProps } from "../contracts";
import { ConstructError } from "../core/construct-error";

/**
 * Checks what a pool of nodes that the cloud makes is asked to be.
 *
 * @returns the machine type of its nodes.
 * @throws ConstructError when it cannot be that.
 */
export function checkNodePool(
  scope: IConstruct,
  props: NodePoolProps,
  { title, instanceTypes }: CloudCatalog,
): InstanceType {
  const { name, minNodes, maxNodes, gpuSharing = "none" } = props;
  const refuse = (problem: string): ConstructError =>
    new ConstructError(scope, `node pool '${name}': ${problem}`);

  if (!/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name)) {
    throw refuse(`name must be a DNS label that begins with a letter, got '${name}'`);
  }
  if (!isCount(minNodes) || !isCount(maxNodes) || maxNodes === 0) {
    throw refuse(
      `minNodes and maxNodes must be whole numbers, maxNodes at least 1, got ${minNodes} and ${maxNodes}`,
    );
  }
  if (minNodes > maxNodes) {
    throw refuse(`minNodes (${minNodes}) must not exceed maxNodes (${maxNodes})`);
  }
  if (props.nodeSelector !== undefined || props.gpu !== undefined) {
    throw refuse("nodeSelector and gpu describe nodes that exist, but the nodes of this pool are made");
  }
  const type = props.instanceType === undefined ? undefined : instanceTypes?.find(props.instanceType);
  if (type?.managedPool !== true) {
    throw refuse(
      `instanceType must be a machine type of which ${title} makes nodes, got '${props.instanceType ?? "none"}'`,
    );
  }
  if (gpuSharing !== "none" && !type.shareable) {
    throw refuse(`gpuSharing needs a machine type whose cards can be shared, got '${type.name}'`);
  }
  return type;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}
