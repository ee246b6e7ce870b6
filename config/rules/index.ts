import { budget } from "./budget";
import { cidrs } from "./cidrs";
import { cloudKeys } from "./cloud-keys";
import { existingIngressClass } from "./existing-ingress-class";
import { existingNetwork } from "./existing-network";
import { fileName } from "./file-name";
import { gpuFitsCard } from "./gpu-fits-card";
import { gpuPool } from "./gpu-pool";
import { gpuSharing } from "./gpu-sharing";
import { gpuSlices } from "./gpu-slices";
import { instanceTypes } from "./instance-types";
import { kubernetesVersion } from "./kubernetes-version";
import { minMax } from "./min-max";
import { modelMemory } from "./model-memory";
import { poolName } from "./pool-name";
import { endpointNotForEverybody, publicEndpoint } from "./public-endpoint";
import { registryName } from "./registry-name";
import { registryNamespace } from "./registry-namespace";
import { replicasFitNodes } from "./replicas-fit-nodes";
import { repositoryNamespace } from "./repository-namespace";
import { Rule } from "./rule";
import { schedule } from "./schedule";
import { stateRegion } from "./state-region";
import { systemPool } from "./system-pool";
import { volumeOfOneNode } from "./volume-of-one-node";
import { waivers } from "./waivers";
import { wakesUp } from "./wakes-up";
import { wayIn } from "./way-in";
import { zoneInRegion } from "./zone-in-region";

/** Every agreement between keys that a file is held to. */
export const RULES: readonly Rule[] = [
  budget,
  cidrs,
  cloudKeys,
  endpointNotForEverybody,
  existingIngressClass,
  existingNetwork,
  fileName,
  gpuFitsCard,
  gpuPool,
  gpuSharing,
  gpuSlices,
  instanceTypes,
  kubernetesVersion,
  minMax,
  modelMemory,
  poolName,
  publicEndpoint,
  registryName,
  registryNamespace,
  replicasFitNodes,
  repositoryNamespace,
  schedule,
  stateRegion,
  systemPool,
  volumeOfOneNode,
  waivers,
  wakesUp,
  wayIn,
  zoneInRegion,
];
