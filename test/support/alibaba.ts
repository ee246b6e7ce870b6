import { Aspects, TerraformOutput, TerraformStack } from "cdktf";
import { DependencyOrder } from "../../constructs/aspects/dependency-order";
import { INetwork, NodePoolProps } from "../../constructs/contracts";
import { alibabaCloud } from "../../constructs/clouds/alibaba/cloud";
import { AlibabaSettings } from "../../constructs/clouds/alibaba/settings";
import { ALIBABA } from "./clouds";
import { StackJson, synthStack } from "./synth";

/** A network that needs nothing made. */
export const NETWORK_SETTINGS = { vpcId: "vpc-1", subnetIds: ["vsw-n"], podSubnetIds: ["vsw-p"] };

/** Settings within that network. */
export const SETTINGS: AlibabaSettings = { ...ALIBABA, network: NETWORK_SETTINGS };

/** Pool that carries the cluster's own components. */
export const SYSTEM = {
  name: "system",
  instanceType: "ecs.g7.xlarge",
  minNodes: 1,
  maxNodes: 3,
} satisfies NodePoolProps;

/** Pool with one A10 per node. */
export const GPU = {
  name: "gpu",
  instanceType: "ecs.gn7i-c16g1.4xlarge",
  minNodes: 0,
  maxNodes: 4,
} satisfies NodePoolProps;

/**
 * Synthesizes a stack with the cloud's provider and with dependencies between constructs written as Terraform
 * needs them.
 */
export function synthAlibaba(
  build: (stack: TerraformStack, network: INetwork) => void,
  settings: AlibabaSettings = SETTINGS,
): StackJson {
  return synthStack((stack) => {
    const cloud = alibabaCloud(settings);
    cloud.configureProviders(stack);
    Aspects.of(stack).add(new DependencyOrder());
    build(stack, cloud.network(stack, "Network"));
  });
}

/** What a value that may hold tokens is synthesized to. */
export function resolved(valueOf: (stack: TerraformStack, network: INetwork) => unknown): unknown {
  const json = synthAlibaba((stack, network) => {
    new TerraformOutput(stack, "resolved", { value: valueOf(stack, network), sensitive: true });
  });
  return json.output?.["resolved"]?.["value"];
}

/** Types of what a stack makes, without what it looks up. */
export function madeTypes(types: readonly string[]): string[] {
  return types.filter((type) => !type.startsWith("data."));
}
