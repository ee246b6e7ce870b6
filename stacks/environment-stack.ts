import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { applyAspects } from "../constructs/aspects/apply-aspects";
import { ICloud } from "../constructs/contracts";
import { addStateBackend, StateSettings } from "./state-backend";

/** Properties of EnvironmentStack. */
export interface EnvironmentStackProps {
  /** The cloud the environment lives on. */
  readonly cloud: ICloud;

  /** Name of the environment. */
  readonly environment: string;

  /** Where the state is kept. */
  readonly state: StateSettings;

  /** Whether stateful things resist being destroyed. */
  readonly retain: boolean;

  /** Tags for everything in the cloud that can carry tags; Kubernetes' objects get none of them as labels. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A stack of an environment: its state, the cloud's providers, and the rules that hold in every stack. */
export abstract class EnvironmentStack extends TerraformStack {
  protected constructor(scope: Construct, id: string, props: EnvironmentStackProps) {
    super(scope, id);
    const { cloud, environment, state, retain, tags } = props;
    addStateBackend(this, state);
    cloud.configureProviders(this);
    const { statefulTypes, taggedTypes } = cloud;
    applyAspects(this, { environment, statefulTypes, taggedTypes, tags, retain });
  }
}
