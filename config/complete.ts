import { TENCENT_DEFAULT_NETWORK_CIDR } from "../catalog/tencent/network";
import { Environment, NetworkConfig, ParsedEnvironment, StateConfig } from "./environment";

/** The network made where a file says nothing. */
const DEFAULT_NETWORK: NetworkConfig = { cidr: TENCENT_DEFAULT_NETWORK_CIDR };

function completeState({ state, name, cloud }: ParsedEnvironment): StateConfig {
  if (state.kind === "local") {
    return state;
  }
  const prefix = state.prefix ?? name;
  if (state.kind === "s3") {
    return { ...state, prefix };
  }
  const cloudRegion = "region" in cloud ? cloud.region : "";
  return { ...state, prefix, region: state.region ?? cloudRegion };
}

function completeNetwork({ network, cloud }: ParsedEnvironment): NetworkConfig | undefined {
  if (network === undefined) {
    return "region" in cloud ? DEFAULT_NETWORK : undefined;
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
