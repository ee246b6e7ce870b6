import { TerraformStack } from "cdktf";
import { ClusterConnection } from "../../constructs/kubernetes/cluster-connection";
import { checkStack, formatProblem } from "../../synth/schema-check";
import { schemaIndex } from "./schema-index";
import { StackJson, synthStack } from "./synth";

/**
 * Synthesizes a stack that is connected to a cluster, with whatever `build` puts into it, and requires that the
 * providers would accept every block of it.
 */
export function synthClusterStack(build: (stack: TerraformStack) => void): StackJson {
  const json = synthStack((stack) => {
    new ClusterConnection(stack, "Connection", { access: { kind: "kubeconfigFile", path: "/kubeconfig" } });
    build(stack);
  });
  expect(checkStack(json, schemaIndex()).map(formatProblem)).toEqual([]);
  return json;
}

/** The value at a path of names and indexes; undefined when there is none. */
export function at(value: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce((inner: unknown, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}
