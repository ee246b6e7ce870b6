import { Aspects, TerraformVariable } from "cdktf";
import { ImagesByDigest } from "../../../constructs/aspects/images-by-digest";
import { PlainResource } from "../../support/plain-resource";
import { synthStack } from "../../support/synth";

const DIGEST = `sha256:${"d".repeat(64)}`;

function synthPod(type: string, spec: unknown): void {
  synthStack((stack) => {
    Aspects.of(stack).add(new ImagesByDigest());
    new PlainResource(stack, "pod", type, { spec });
  });
}

describe("images by digest", () => {
  test("are accepted, in containers of every kind", () => {
    const container = [{ image: `example.com/web@${DIGEST}` }];
    expect(() => synthPod("kubernetes_deployment_v1", { template: { spec: { container } } })).not.toThrow();
  });

  test.each([
    ["kubernetes_deployment_v1", { template: { spec: { container: [{ image: "web:1.2" }] } } }],
    [
      "kubernetes_cron_job_v1",
      { job_template: { spec: { template: { spec: { init_container: [{ image: "web" }] } } } } },
    ],
    ["kubernetes_stateful_set_v1", { template: { spec: { container: [{ name: "no-image" }] } } }],
    [
      "kubernetes_manifest",
      { template: { spec: { containers: [{ image: `web@${DIGEST.slice(0, -1)}` }] } } },
    ],
  ])("fails when %s names an image otherwise", (type, spec) => {
    expect(() => synthPod(type, spec)).toThrow(
      /images-by-digest: image must end with a digest.*64 hexadecimal digits/s,
    );
  });

  test("fails when only one of two containers does", () => {
    const container = [{ image: `web@${DIGEST}` }, { image: "sidecar:1" }];
    expect(() => synthPod("kubernetes_pod_v1", { container })).toThrow("sidecar:1");
  });

  test("may have a registry that is not known yet", () => {
    synthStack((stack) => {
      Aspects.of(stack).add(new ImagesByDigest());
      const host = new TerraformVariable(stack, "host", { type: "string" });
      const container = [{ image: `${host.stringValue}/web@${DIGEST}` }];
      new PlainResource(stack, "pod", "kubernetes_pod_v1", { spec: { container } });
    });
  });

  test("are not asked of what has no pods", () => {
    expect(() => synthPod("kubernetes_service_v1", { container: [{ image: "web" }] })).not.toThrow();
  });
});
