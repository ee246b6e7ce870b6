import { DeploymentV1SpecTemplateSpecContainerEnv } from "@cdktf/provider-kubernetes/lib/deployment-v1";

/** Where a value stands within a secret. */
export interface SecretKey {
  /** Name of the secret, in the pod's namespace. */
  readonly secretName: string;

  /** Key within the secret. */
  readonly key: string;
}

/** Environment variables by name: a literal, or a value of a secret that only the cluster knows. */
export type Environment = Readonly<Record<string, string | SecretKey>>;

/** The environment block of a container, in the order of the names, so that re-ordering code rolls no pod. */
export function environmentVariables(environment: Environment): DeploymentV1SpecTemplateSpecContainerEnv[] {
  return Object.entries(environment)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) =>
      typeof value === "string"
        ? { name, value }
        : { name, valueFrom: { secretKeyRef: { name: value.secretName, key: value.key } } },
    );
}
