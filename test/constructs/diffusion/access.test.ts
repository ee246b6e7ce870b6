import { TerraformStack } from "cdktf";
import { WayIn, webUiIngressPolicy } from "../../../constructs/diffusion/access";
import { DiffusionService } from "../../../constructs/diffusion/diffusion-service";
import {
  ExistingIngressClass,
  ExistingIngressClassProps,
} from "../../../constructs/kubernetes/existing-ingress-class";
import { IIngressClass } from "../../../constructs/kubernetes/ingress-class";
import { at, synthClusterStack } from "../../support/cluster-stack";
import { fakeFileSystem } from "../../support/fake-file-system";
import { fakeIngressClass } from "../../support/fake-ingress-class";
import { fakeNodePool } from "../../support/fake-node-pool";
import { onlyResource, resourceTypes, StackJson } from "../../support/synth";

function service(
  wayIn: WayIn | ((stack: TerraformStack) => WayIn),
  autoscalerNamespace?: string,
  allowedCidrs?: readonly string[],
): StackJson {
  return synthClusterStack((stack) => {
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
      authSecretName: "sd-api-auth",
      requestsPerMinute: 60,
      wayIn: typeof wayIn === "function" ? wayIn(stack) : wayIn,
      autoscalerNamespace,
      ...(allowedCidrs === undefined ? {} : { allowedCidrs }),
    });
  });
}

const networkPolicy = (ingressClass: IIngressClass, autoscalerNamespace?: string): unknown =>
  policyOf(service({ ingressClass, tlsSecretName: "sd-tls" }, autoscalerNamespace));

const policyOf = (json: StackJson): unknown => onlyResource(json, "kubernetes_network_policy_v1")["spec"];

const GATEWAY = { gatewayName: "shared", gatewayNamespace: "infra", listener: "https" };

const RANGES = ["203.0.113.0/24"];

const existing =
  (props: ExistingIngressClassProps) =>
  (stack: TerraformStack): WayIn => ({
    ingressClass: new ExistingIngressClass(stack, "Class", props),
    tlsSecretName: "sd-tls",
  });

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

  test("are the data plane of a Gateway and the autoscaler, where it is known which that is", () => {
    const from = (name: string) => ({
      namespace_selector: { match_labels: { "kubernetes.io/metadata.name": name } },
    });
    const known = service({ gateway: { ...GATEWAY, dataPlaneNamespace: "envoy" } }, "keda");
    expect(at(policyOf(known), "ingress.0.from")).toEqual([from("envoy"), from("keda")]);
    expect(at(policyOf(service({ gateway: GATEWAY }, "keda")), "ingress.0.from")).toEqual([
      { namespace_selector: {} },
    ]);
  });

  test("are a route and no ingress behind a Gateway, and the pods still ask for a credential", () => {
    const json = service({ gateway: GATEWAY });
    expect(resourceTypes(json)).toContain("kubernetes_manifest");
    expect(resourceTypes(json)).not.toContain("kubernetes_ingress_v1");
    expect(JSON.stringify(onlyResource(json, "kubernetes_deployment_v1"))).toContain("sd-api-auth");
  });

  test("fails when a Gateway is to admit ranges of addresses only, which a route cannot", () => {
    expect(() => service({ gateway: GATEWAY }, undefined, RANGES)).toThrow(
      `allowedCidrs must be empty: a route of Gateway 'shared' keeps nobody out, got ["203.0.113.0/24"] [at `,
    );
    expect(resourceTypes(service({ gateway: GATEWAY }, undefined, []))).toContain("kubernetes_manifest");
  });

  test("fails when a class of an unknown controller is to admit ranges of addresses only", () => {
    expect(() => service(existing({ className: "theirs" }), undefined, RANGES)).toThrow(
      `allowedCidrs must be empty: ingress class 'theirs', whose controller is unknown, keeps nobody out, got ["203.0.113.0/24"] [at `,
    );
    expect(resourceTypes(service(existing({ className: "theirs" }), undefined, []))).toContain(
      "kubernetes_ingress_v1",
    );
  });

  test("are for ranges of addresses only where the controller keeps to them, or what is in front of it", () => {
    const known = service(existing({ className: "theirs", controller: "ingress-nginx" }), undefined, RANGES);
    expect(JSON.stringify(known)).toContain(
      `"nginx.ingress.kubernetes.io/whitelist-source-range":"203.0.113.0/24"`,
    );
    const ours = service({ ingressClass: fakeIngressClass(), tlsSecretName: "sd-tls" }, undefined, RANGES);
    expect(resourceTypes(ours)).toContain("kubernetes_ingress_v1");
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
