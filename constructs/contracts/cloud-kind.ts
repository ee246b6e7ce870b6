/** Every kind of cloud an environment may live on. Adding one makes the compiler list what it must implement. */
export const CLOUD_KINDS = ["tencent", "alibaba", "local"] as const;

/** The kind of cloud an environment lives on; `local` is any Kubernetes cluster reached by a kubeconfig. */
export type CloudKind = (typeof CLOUD_KINDS)[number];
