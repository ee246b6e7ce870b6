import { Autoscaling, Scaling } from "../../../constructs/diffusion/autoscaling";
import { at, synthClusterStack } from "../../support/cluster-stack";
import { onlyResource } from "../../support/synth";

const OFFICE = {
  name: "queue",
  start: "0 9 * * 1-5",
  end: "0 20 * * 1-5",
  timezone: "Asia/Shanghai",
  min: 2,
};

function scaledObject(scaling: Partial<Scaling> = {}): unknown {
  const json = synthClusterStack((stack) => {
    new Autoscaling(stack, "Autoscaling", {
      deploymentName: "sd",
      serviceName: "sd-service",
      port: 7860,
      namespace: "images",
      scaling: { min: 1, max: 8, queuePerReplica: 2, schedule: [OFFICE], ...scaling },
    });
  });
  return onlyResource(json, "kubernetes_manifest")["manifest"];
}

describe("the autoscaling", () => {
  test("scales the deployment between its bounds", () => {
    expect(scaledObject()).toMatchObject({
      apiVersion: "keda.sh/v1alpha1",
      kind: "ScaledObject",
      metadata: { name: "sd", namespace: "images" },
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "sd" },
        minReplicaCount: 1,
        maxReplicaCount: 8,
      },
    });
  });

  test("adds up the queues of all pods, asked on the port they listen on", () => {
    expect(at(scaledObject({ queuePerReplica: 3 }), "spec.triggers.0")).toEqual({
      type: "metrics-api",
      name: "queue",
      metadata: {
        url: "http://sd-service.images.svc:7860/internal/pending-tasks",
        format: "json",
        valueLocation: "size",
        targetValue: "3",
        aggregateFromKubeServiceEndpoints: "true",
        aggregationType: "sum",
        timeout: "10s",
      },
    });
  });

  test("follows the calendar, whatever its entries are called", () => {
    expect(at(scaledObject(), "spec.triggers.1")).toEqual({
      type: "cron",
      name: "calendar-queue",
      metadata: {
        timezone: "Asia/Shanghai",
        start: "0 9 * * 1-5",
        end: "0 20 * * 1-5",
        desiredReplicas: "2",
      },
    });
  });

  test("takes away one pod at a time, after a quiet quarter of an hour", () => {
    expect(at(scaledObject(), "spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown")).toEqual({
      stabilizationWindowSeconds: 900,
      selectPolicy: "Min",
      policies: [{ type: "Pods", value: 1, periodSeconds: 300 }],
    });
  });

  test("fails when there is no range", () => {
    expect(() => scaledObject({ min: 3, max: 3 })).toThrow(
      "scaling.max must be above scaling.min (3), got 3",
    );
  });

  test("fails when a replica may have no queue at all", () => {
    expect(() => scaledObject({ queuePerReplica: 0 })).toThrow(
      "scaling.queuePerReplica must be positive, got 0",
    );
  });

  test("fails when the calendar asks for more than the maximum", () => {
    expect(() => scaledObject({ max: 1.5, schedule: [OFFICE] })).toThrow(
      "min must not exceed scaling.max (1.5), got 2",
    );
  });
});
