import { ScheduledJob } from "../../../constructs/kubernetes/scheduled-job";
import { at, synthClusterStack } from "../../support/cluster-stack";
import { expectRestricted } from "../../support/restricted";
import { Attributes, onlyResource, resourceTypes, StackJson } from "../../support/synth";

function job(): StackJson {
  return synthClusterStack((stack) => {
    new ScheduledJob(stack, "Job", {
      name: "tidy",
      namespace: "images",
      schedule: "0 3 * * *",
      image: `example.com/web@sha256:${"b".repeat(64)}`,
      command: ["find", "/files"],
      mounts: [{ kind: "claim", name: "files", claimName: "c", readOnly: false, mountPath: "/files" }],
      resources: { requests: { cpu: "100m" }, limits: { memory: "64Mi" } },
      placement: { nodeSelector: { disk: "here" }, tolerations: [{ key: "a", effect: "NoSchedule" }] },
      timeoutSeconds: 60,
      pullSecretName: "pull",
    });
  });
}

const cronJob = (json: StackJson): Attributes => onlyResource(json, "kubernetes_cron_job_v1");

describe("a scheduled job", () => {
  test("is a cron job and its service account", () => {
    expect(resourceTypes(job())).toEqual(["kubernetes_cron_job_v1", "kubernetes_service_account_v1"]);
  });

  test("meets the restricted Pod Security level, every field set", () => {
    expectRestricted(at(cronJob(job()), "spec.job_template.spec.template.spec"));
  });

  test("runs once at a time, and not for ever", () => {
    expect(at(cronJob(job()), "spec")).toMatchObject({ schedule: "0 3 * * *", concurrency_policy: "Forbid" });
    expect(at(cronJob(job()), "spec.job_template.spec")).toMatchObject({
      active_deadline_seconds: 60,
      backoff_limit: 2,
    });
  });

  test("runs where it is placed", () => {
    const pod = at(cronJob(job()), "spec.job_template.spec.template.spec");
    expect(at(pod, "node_selector")).toEqual({ disk: "here" });
    expect(at(pod, "toleration")).toEqual([{ key: "a", operator: "Exists", effect: "NoSchedule" }]);
    expect(at(pod, "image_pull_secrets")).toEqual([{ name: "pull" }]);
  });
});
