import { CATALOGS } from "../catalog";
import { defaultBucketRegion } from "./bucket-region";
import { Environment, NetworkConfig, ParsedEnvironment, StateConfig } from "./environment";

function completeState({ state, name, cloud }: ParsedEnvironment): StateConfig {
  if (state.kind === "local" || state.kind === "pg") {
    return state;
  }
  const prefix = state.prefix ?? name;
  if (state.kind === "s3") {
    return { ...state, prefix };
  }
  return { ...state, prefix, region: state.region ?? defaultBucketRegion(cloud, state.kind) ?? "" };
}

function completeNetwork({ network, cloud }: ParsedEnvironment): NetworkConfig | undefined {
  if (network === undefined) {
    const rules = CATALOGS[cloud.kind].network;
    return rules === undefined ? undefined : { cidr: rules.defaultCidr };
  }
  return "vpcId" in network
    ? { ...network, podSubnetIds: network.podSubnetIds ?? network.subnetIds }
    : network;
}

function deepFreeze(value: unknown): void {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
}

/** Fills in the defaults that depend on other keys, and freezes everything. */
export function complete(parsed: ParsedEnvironment): Environment {
  const environment: Environment = {
    ...parsed,
    state: completeState(parsed),
    network: completeNetwork(parsed),
  };
  deepFreeze(environment);
  return environment;
}
