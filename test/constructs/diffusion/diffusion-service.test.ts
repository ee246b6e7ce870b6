import { DiffusionService, DiffusionServiceProps } from "../../../constructs/diffusion/diffusion-service";
import { synthClusterStack } from "../../support/cluster-stack";
import { fakeFileSystem } from "../../support/fake-file-system";
import { fakeIngressClass } from "../../support/fake-ingress-class";
import { fakeNodePool } from "../../support/fake-node-pool";
import { onlyResource, resourceTypes, StackJson } from "../../support/synth";

const DIGEST = `sha256:${"a".repeat(64)}`;

function service(overrides: Partial<DiffusionServiceProps> = {}): StackJson {
  return synthClusterStack((stack) => {
    new DiffusionService(stack, "Service", {
      namespace: "stable-diffusion",
      image: `registry.example.com/ai/webui@${DIGEST}`,
      models: fakeFileSystem(),
      outputs: fakeFileSystem(),
      pool: fakeNodePool(),
      gpu: { memoryGiB: 10, computePercent: 50 },
      cpu: "4",
      memoryGiB: 16,
      scaling: { min: 1, max: 4, queuePerReplica: 2, schedule: [] },
      host: "sd.example.com",
      authSecretName: "sd-api-auth",
      requestsPerMinute: 60,
      wayIn: { ingressClass: fakeIngressClass(), tlsSecretName: "sd-tls" },
      autoscalerNamespace: "keda",
      ...overrides,
    });
  });
}

describe("the Stable Diffusion service", () => {
  test("is made of volumes, the workload, its scaling and the ways to it", () => {
    expect(resourceTypes(service({ expireOutputsAfterDays: 30 }))).toEqual([
      "kubernetes_cron_job_v1",
      "kubernetes_deployment_v1",
      "kubernetes_ingress_v1",
      "kubernetes_manifest",
      "kubernetes_network_policy_v1",
      "kubernetes_persistent_volume_claim_v1",
      "kubernetes_persistent_volume_claim_v1",
      "kubernetes_persistent_volume_v1",
      "kubernetes_persistent_volume_v1",
      "kubernetes_pod_disruption_budget_v1",
      "kubernetes_service_account_v1",
      "kubernetes_service_account_v1",
      "kubernetes_service_v1",
      "kubernetes_service_v1",
    ]);
  });

  test("leaves the number of replicas to the autoscaler when there is a range", () => {
    const json = service();
    expect(JSON.stringify(onlyResource(json, "kubernetes_deployment_v1"))).not.toContain('"replicas"');
    expect(resourceTypes(json)).toContain("kubernetes_manifest");
  });

  test("fixes the number of replicas, and has no scaler, when there is no range", () => {
    const json = service({ scaling: { min: 3, max: 3, queuePerReplica: 2, schedule: [] } });
    expect(onlyResource(json, "kubernetes_deployment_v1")).toMatchObject({ spec: { replicas: "3" } });
    expect(resourceTypes(json)).not.toContain("kubernetes_manifest");
  });

  test("deletes no images unless told to", () => {
    expect(resourceTypes(service())).not.toContain("kubernetes_cron_job_v1");
  });

  test("hands the ingress policy to the service of the workload", () => {
    const services = JSON.stringify(service({ requestsPerMinute: 7 }).resource?.["kubernetes_service_v1"]);
    expect(services).toContain('\\"requestsPerMinute\\":7');
  });
});
