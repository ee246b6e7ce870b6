import { webUiIngressPolicy } from "../../../constructs/diffusion/access";
import { DiffusionService } from "../../../constructs/diffusion/diffusion-service";
import { IIngressClass } from "../../../constructs/kubernetes/ingress-class";
import { at, synthClusterStack } from "../../support/cluster-stack";
import { fakeFileSystem } from "../../support/fake-file-system";
import { fakeIngressClass } from "../../support/fake-ingress-class";
import { fakeNodePool } from "../../support/fake-node-pool";
import { onlyResource } from "../../support/synth";

function networkPolicy(ingressClass: IIngressClass, autoscalerNamespace?: string): unknown {
  const json = synthClusterStack((stack) => {
    new DiffusionService(stack, "Service", {
      namespace: "images",
      image: `example.com/ai/webui@sha256:${"c".repeat(64)}`,
      models: fakeFileSystem(),
      outputs: fakeFileSystem(),
      pool: fakeNodePool(),
      gpu: { wholeCards: 1 },
      cpu: "4",
      memoryGiB: 16,
      scaling: { min: 1, max: 1, queuePerReplica: 2, schedule: [] },
      host: "sd.example.com",
      tlsSecretName: "sd-tls",
      authSecretName: "sd-api-auth",
      requestsPerMinute: 60,
      ingressClass,
      autoscalerNamespace,
    });
  });
  return onlyResource(json, "kubernetes_network_policy_v1")["spec"];
}

describe("the ways to the WebUI", () => {
  test("are the ingress controller and the autoscaler, and it reaches nothing itself", () => {
    const spec = networkPolicy(fakeIngressClass(), "keda");
    const from = (name: string) => ({
      namespace_selector: { match_labels: { "kubernetes.io/metadata.name": name } },
    });
    expect(at(spec, "ingress.0.from")).toEqual([from("ingress"), from("keda")]);
    expect(spec).not.toHaveProperty("egress");
    expect(at(spec, "policy_types")).toEqual(["Ingress", "Egress"]);
  });

  test("are the ingress controller alone when there is no autoscaler", () => {
    expect(at(networkPolicy(fakeIngressClass()), "ingress.0.from")).toEqual([
      { namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "ingress" } } },
    ]);
  });

  test("are open to the cluster when nobody knows where the ingress controller runs", () => {
    const { controllerNamespace, ...rest } = fakeIngressClass();
    expect(controllerNamespace).toBe("ingress");
    expect(at(networkPolicy(rest), "ingress.0.from")).toEqual([{ namespace_selector: {} }]);
  });

  test("deny what asks for no credential or returns one", () => {
    const paths = webUiIngressPolicy(60).deniedPaths;
    expect(paths).toEqual(expect.arrayContaining([{ path: "/internal" }, { path: "/sdapi/v1/cmd-flags" }]));
    expect(paths).toContainEqual({ path: "/sdapi/v1/options", method: "POST" });
  });

  test("wait longer than a generation may take, and count only what generates", () => {
    const policy = webUiIngressPolicy(7);
    expect(policy.timeoutSeconds).toBeGreaterThan(600);
    expect(policy.requestsPerMinute).toBe(7);
    expect(policy.limitedPaths).toContain("/sdapi/v1/txt2img");
    expect(policy.limitedPaths).not.toContain("/");
  });
});
