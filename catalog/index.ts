import { CloudKind } from "../constructs/contracts/cloud-kind";
import { ALIBABA_CATALOG } from "./alibaba/catalog";
import { CloudCatalog } from "./cloud-catalog";
import { LOCAL_PARITY } from "./local/parity";
import { TENCENT_CATALOG } from "./tencent/catalog";

/** What is known of each kind of cloud. Nothing is known of a cluster behind somebody's kubeconfig. */
export const CATALOGS: Readonly<Record<CloudKind, CloudCatalog>> = {
  tencent: TENCENT_CATALOG,
  alibaba: ALIBABA_CATALOG,
  local: { title: "a cluster of your own", nodesExist: true, parity: LOCAL_PARITY },
};

export * from "./allocatable";
export * from "./cloud-catalog";
export * from "./gpu-sharing";
export * from "./instance-type";
export * from "./models";
export * from "./network-rules";
export * from "./price";
export * from "./state-buckets";
