/** Ingress controllers that somebody else may run in a cluster and whose words are known. */
export const KNOWN_INGRESS_CONTROLLERS = ["ingress-nginx"] as const;

/** One of them. */
export type KnownIngressController = (typeof KNOWN_INGRESS_CONTROLLERS)[number];
