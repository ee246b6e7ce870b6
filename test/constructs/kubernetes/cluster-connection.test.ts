import { ClusterAccess } from "../../../constructs/contracts";
import { ClusterConnection } from "../../../constructs/kubernetes/cluster-connection";
import { StackJson, synthStack } from "../../support/synth";

function providers(access: ClusterAccess): StackJson["provider"] {
  return synthStack((stack) => void new ClusterConnection(stack, "Connection", { access })).provider;
}

describe("the connection to a cluster", () => {
  test("gives both providers the same kubeconfig file and context", () => {
    const settings = { config_path: "~/.kube/config", config_context: "kind" };
    expect(providers({ kind: "kubeconfigFile", path: "~/.kube/config", context: "kind" })).toEqual({
      kubernetes: [settings],
      helm: [{ kubernetes: settings }],
    });
  });

  test("leaves the context to the file when none is given", () => {
    expect(providers({ kind: "kubeconfigFile", path: "/k" })?.["kubernetes"]).toEqual([
      { config_path: "/k" },
    ]);
  });

  test("gives both providers the same client certificate", () => {
    const settings = {
      host: "https://10.0.0.1",
      cluster_ca_certificate: "ca",
      client_certificate: "certificate",
      client_key: "key",
    };
    const access: ClusterAccess = {
      kind: "clientCertificate",
      host: "https://10.0.0.1",
      clusterCaCertificate: "ca",
      clientCertificate: "certificate",
      clientKey: "key",
    };
    expect(providers(access)).toEqual({ kubernetes: [settings], helm: [{ kubernetes: settings }] });
  });
});
