import { VolumeSource } from "../../../constructs/contracts";
import { Outputs, OutputsExpiry } from "../../../constructs/diffusion/outputs";
import { at, synthClusterStack } from "../../support/cluster-stack";
import { fakeFileSystem } from "../../support/fake-file-system";
import { addresses, onlyResource, StackJson } from "../../support/synth";

const IMAGE = `example.com/ai/webui@sha256:${"c".repeat(64)}`;

function outputs(expiry?: Partial<OutputsExpiry>, volumeSource?: VolumeSource): StackJson {
  return synthClusterStack((stack) => {
    new Outputs(stack, "Outputs", {
      fileSystem: fakeFileSystem(volumeSource),
      namespace: "images",
      expiry: expiry && {
        afterDays: 30,
        image: IMAGE,
        placement: { nodeSelector: { pool: "gpu" }, tolerations: [] },
        ...expiry,
      },
    });
  });
}

describe("the outputs", () => {
  test("are a volume of their own, kept for ever", () => {
    expect(addresses(outputs())).toEqual([
      "kubernetes_persistent_volume_claim_v1.outputs-claim",
      "kubernetes_persistent_volume_v1.outputs-volume",
    ]);
  });

  test("are deleted after the given days by the workload's own image, without a shell", () => {
    const container = at(
      onlyResource(outputs({ afterDays: 90 }), "kubernetes_cron_job_v1"),
      "spec.job_template.spec.template.spec.container.0",
    );
    expect(at(container, "image")).toBe(IMAGE);
    const command = at(container, "command") as string[];
    expect(command.slice(0, 5)).toEqual(["find", "/data/outputs", "-xdev", "-mindepth", "1"]);
    expect(command.slice(5, 7)).toEqual(["-mtime", "+90"]);
    expect(command.at(-1)).toBe("-delete");
  });

  test.each<[VolumeSource | undefined, unknown]>([
    [undefined, undefined],
    [{ kind: "storageClass", className: "c", accessMode: "ReadWriteMany" }, undefined],
    [{ kind: "storageClass", className: "c", accessMode: "ReadWriteOnce" }, { pool: "gpu" }],
    [{ kind: "hostPath", path: "/p" }, { pool: "gpu" }],
  ])("are deleted where their files can be seen: of %j on nodes with %j", (volumeSource, selector) => {
    const job = onlyResource(outputs({}, volumeSource), "kubernetes_cron_job_v1");
    expect(at(job, "spec.job_template.spec.template.spec.node_selector")).toEqual(selector);
  });

  test.each([0, -1, 1.5])("fails when they expire after %d days", (afterDays) => {
    expect(() => outputs({ afterDays })).toThrow(
      `afterDays must be a whole number, at least 1, got ${afterDays} [at test/Outputs]`,
    );
  });
});
