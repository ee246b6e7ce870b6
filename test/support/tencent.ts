import { Aspects, TerraformOutput, TerraformStack } from "cdktf";
import { DependencyOrder } from "../../constructs/aspects/dependency-order";
import { INetwork, NodePoolProps } from "../../constructs/contracts";
import { tencentCloud } from "../../constructs/clouds/tencent/cloud";
import { TencentSettings } from "../../constructs/clouds/tencent/settings";
import { TENCENT } from "./clouds";
import { StackJson, synthStack } from "./synth";

/** A network that needs nothing made. */
export const NETWORK_SETTINGS = { vpcId: "vpc-1", subnetIds: ["subnet-n"], podSubnetIds: ["subnet-p"] };

/** Settings within that network. */
export const SETTINGS: TencentSettings = { ...TENCENT, network: NETWORK_SETTINGS };

/** Pool that carries the cluster's own components. */
export const SYSTEM: NodePoolProps = { name: "system", instanceType: "S5.LARGE8", minNodes: 1, maxNodes: 3 };

/** Pool with one A10 per node. */
export const GPU: NodePoolProps = { name: "gpu", instanceType: "PNV4.7XLARGE116", minNodes: 0, maxNodes: 4 };

/**
 * Synthesizes a stack with the cloud's provider and with dependencies between constructs written as Terraform
 * needs them.
 */
export function synthTencent(
  build: (stack: TerraformStack, network: INetwork) => void,
  settings: TencentSettings = SETTINGS,
): StackJson {
  return synthStack((stack) => {
    const cloud = tencentCloud(settings);
    cloud.configureProviders(stack);
    Aspects.of(stack).add(new DependencyOrder());
    build(stack, cloud.network(stack, "Network"));
  });
}

/** What a value that may hold tokens is synthesized to. */
export function resolved(valueOf: (stack: TerraformStack, network: INetwork) => unknown): unknown {
  const json = synthTencent((stack, network) => {
    new TerraformOutput(stack, "resolved", { value: valueOf(stack, network), sensitive: true });
  });
  return json.output?.["resolved"]?.["value"];
}
