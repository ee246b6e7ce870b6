import { Aspects, TerraformStack } from "cdktf";
import { ownershipTags } from "../core/ownership";
import { DependencyOrder } from "./dependency-order";
import { ExactChartVersions } from "./exact-chart-versions";
import { ImagesByDigest } from "./images-by-digest";
import { KeepStateful, KUBERNETES_STATEFUL_TYPES } from "./keep-stateful";
import { OwnershipLabels } from "./ownership-labels";
import { OwnershipTags } from "./ownership-tags";
import { UniqueAddresses } from "./unique-addresses";

/** What the rules need to know about the environment a stack belongs to. */
export interface AspectSettings {
  /** Name of the environment. */
  readonly environment: string;

  /** Types of the cloud that hold data, or an address that others know. */
  readonly statefulTypes: readonly string[];

  /** Types of the cloud with an attribute `tags` that is a map of text. */
  readonly taggedTypes: readonly string[];

  /**
   * Further tags of the environment.
   *
   * @default - the ownership tags only.
   */
  readonly tags?: Readonly<Record<string, string>>;

  /**
   * Whether Terraform refuses to destroy stateful things.
   *
   * @default true - it refuses.
   */
  readonly retain?: boolean;
}

/** Puts a stack under the rules. To be called once per stack: rules on the app itself are never visited. */
export function applyAspects(stack: TerraformStack, settings: AspectSettings): void {
  const { environment, statefulTypes, taggedTypes, tags = {}, retain = true } = settings;
  const aspects = Aspects.of(stack);
  aspects.add(new DependencyOrder());
  aspects.add(new OwnershipLabels(ownershipLabels(environment, stack.node.id)));
  aspects.add(new OwnershipTags(taggedTypes, { ...tags, ...ownershipTags(stack, environment) }));
  if (retain) {
    aspects.add(new KeepStateful([...statefulTypes, ...KUBERNETES_STATEFUL_TYPES]));
  }
  aspects.add(new ExactChartVersions());
  aspects.add(new ImagesByDigest());
  stack.node.addValidation(new UniqueAddresses(stack));
}

function ownershipLabels(environment: string, stackName: string): Record<string, string> {
  return {
    "app.kubernetes.io/managed-by": "sdstack",
    "sdstack/environment": environment,
    "sdstack/stack": stackName,
  };
}
