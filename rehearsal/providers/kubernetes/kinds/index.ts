import { accessKinds } from "./access";
import { coreKinds } from "./core";
import { extensionKinds } from "./extension";
import { KindDefinition } from "./kind";
import { networkKinds } from "./network";
import { scalingKinds } from "./scaling";
import { storageKinds } from "./storage";
import { workloadKinds } from "./workloads";

/** Every resource type that stands for one object of the API, by name. */
export const KINDS: ReadonlyMap<string, KindDefinition> = new Map(
  [
    ...coreKinds,
    ...workloadKinds,
    ...networkKinds,
    ...storageKinds,
    ...accessKinds,
    ...scalingKinds,
    ...extensionKinds,
  ].map((kind) => [kind.typeName, kind]),
);
