import { App, TerraformStack } from "cdktf";
import { KubeconfigCluster } from "../../../../constructs/clouds/local/cluster";
import { ClusterNetwork } from "../../../../constructs/clouds/local/network";
import { ClusterProps } from "../../../../constructs/contracts";
import { LOCAL } from "../../../support/clouds";

function cluster(changes: Partial<ClusterProps> = {}, settings = LOCAL): KubeconfigCluster {
  const stack = new TerraformStack(new App(), "test");
  const network = new ClusterNetwork(stack, "Network");
  const nodePools = [{ name: "system", minNodes: 1, maxNodes: 1 }];
  return new KubeconfigCluster(stack, "Cluster", {
    settings,
    network,
    nodePools,
    kubernetesVersion: "1.34",
    ...changes,
  });
}

test("is reached by the file and the context that the settings name", () => {
  expect(cluster().accessFrom()).toEqual({
    kind: "kubeconfigFile",
    path: "~/.kube/config",
    context: "kind-sd",
  });
  expect(cluster().clusterName).toBe("kind-sd");
});

test("is reached by the file's current context when none is named", () => {
  const current = cluster({}, { kind: "local", kubeconfig: "/etc/kubeconfig" });
  expect(current.accessFrom()).toEqual({ kind: "kubeconfigFile", path: "/etc/kubeconfig" });
  expect(current.clusterName).toBe("local");
});

test("has the pools it was told of", () => {
  expect([...cluster().nodePools.keys()]).toEqual(["system"]);
});

test("fails when asked to decide what its maker decided", () => {
  expect(() => cluster({ serviceCidr: "10.96.0.0/16" })).toThrow(
    "serviceCidr is decided where the cluster was made, got 10.96.0.0/16 [at test/Cluster]",
  );
});
