import { TerraformStack } from "cdktf";
import { applyAspects, AspectSettings } from "../../../constructs/aspects/apply-aspects";
import { at } from "../../support/cluster-stack";
import { PlainResource } from "../../support/plain-resource";
import { onlyResource, StackJson, synthStack } from "../../support/synth";

const SETTINGS: AspectSettings = { environment: "dev", statefulTypes: ["disk"], taggedTypes: ["disk"] };

function ruled(build: (stack: TerraformStack) => void, settings: Partial<AspectSettings> = {}): StackJson {
  return synthStack((stack) => {
    applyAspects(stack, { ...SETTINGS, ...settings });
    build(stack);
  });
}

const disk = (stack: TerraformStack) => new PlainResource(stack, "disk", "disk");
const claim = (stack: TerraformStack) =>
  new PlainResource(stack, "c", "kubernetes_persistent_volume_claim_v1");

describe("the rules of every stack", () => {
  test("say whose a thing is, in tags and in labels", () => {
    const json = ruled((stack) => void [disk(stack), claim(stack)], { tags: { team: "images" } });
    expect(onlyResource(json, "disk")["tags"]).toMatchObject({
      team: "images",
      environment: "dev",
      stack: "test",
    });
    expect(at(onlyResource(json, "kubernetes_persistent_volume_claim_v1"), "metadata.labels")).toEqual({
      "app.kubernetes.io/managed-by": "sdstack",
      "sdstack/environment": "dev",
      "sdstack/stack": "test",
    });
  });

  test("keep the cloud's and the cluster's stateful things", () => {
    const json = ruled((stack) => void [disk(stack), claim(stack)]);
    for (const type of ["disk", "kubernetes_persistent_volume_claim_v1"]) {
      expect(onlyResource(json, type)["lifecycle"]).toEqual({ prevent_destroy: true });
    }
  });

  test("let them go when the environment says so", () => {
    const json = ruled((stack) => void [disk(stack), claim(stack)], { retain: false });
    expect(JSON.stringify(json)).not.toContain("prevent_destroy");
  });

  test("write down the order of dependencies", () => {
    const json = ruled((stack) => disk(stack).node.addDependency(claim(stack)));
    expect(onlyResource(json, "disk")["depends_on"]).toEqual(["kubernetes_persistent_volume_claim_v1.c"]);
  });

  test.each<[string, (stack: TerraformStack) => void, string]>([
    ["a chart has no version", (s) => void new PlainResource(s, "r", "helm_release"), "exact-chart-versions"],
    [
      "an image has no digest",
      (s) => void new PlainResource(s, "p", "kubernetes_pod_v1", { spec: { container: [{ image: "web" }] } }),
      "images-by-digest",
    ],
    [
      "two resources have one address",
      (s) => [disk(s), new PlainResource(s, "d", "disk")].forEach((r) => r.overrideLogicalId("x")),
      "unique-addresses",
    ],
  ])("fails when %s", (_, build, rule) => {
    expect(() => ruled(build)).toThrow(rule);
  });
});
