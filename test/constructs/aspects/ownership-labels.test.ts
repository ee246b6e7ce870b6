import { Aspects } from "cdktf";
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { labelPath, OwnershipLabels } from "../../../constructs/aspects/ownership-labels";
import { at, synthClusterStack } from "../../support/cluster-stack";
import { PlainResource } from "../../support/plain-resource";
import { providerData } from "../../support/schema-index";
import { onlyResource, synthStack } from "../../support/synth";

const LABELS = { "app.kubernetes.io/managed-by": "sdstack" };

describe("ownership labels", () => {
  test("are added to an object's own, and neither to its pods nor to its selector", () => {
    const json = synthClusterStack((stack) => {
      Aspects.of(stack).add(new OwnershipLabels(LABELS));
      const labels = { app: "web" };
      new DeploymentV1(stack, "Web", {
        metadata: { name: "web", labels },
        spec: {
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: { container: [] } },
        },
      });
    });
    const deployment = onlyResource(json, "kubernetes_deployment_v1");
    expect(at(deployment, "metadata.labels")).toEqual({ app: "web", ...LABELS });
    expect(at(deployment, "spec.template.metadata.labels")).toEqual({ app: "web" });
    expect(at(deployment, "spec.selector.match_labels")).toEqual({ app: "web" });
  });

  test("are added to custom resources", () => {
    const json = synthClusterStack((stack) => {
      Aspects.of(stack).add(new OwnershipLabels(LABELS));
      new Manifest(stack, "Custom", { manifest: { apiVersion: "a/v1", kind: "A", metadata: { name: "a" } } });
    });
    expect(at(onlyResource(json, "kubernetes_manifest"), "manifest.metadata")).toEqual({
      name: "a",
      labels: LABELS,
    });
  });

  test("are not added to anything else", () => {
    const json = synthStack((stack) => {
      Aspects.of(stack).add(new OwnershipLabels(LABELS));
      new PlainResource(stack, "a", "helm_release", { name: "a" });
    });
    expect(onlyResource(json, "helm_release")).not.toHaveProperty("metadata");
  });

  test("have a place in every type they are added to", () => {
    const schema = Object.values(providerData("kubernetes").schema.provider_schemas)[0];
    const types = Object.entries(schema?.resource_schemas ?? {});
    const labelled = types.filter(([type]) => labelPath(type) === "metadata.labels");
    expect(labelled.length).toBeGreaterThan(30);
    for (const [type, { block }] of labelled) {
      expect([type, block.block_types?.["metadata"]?.block.attributes?.["labels"]?.type]).toEqual([
        type,
        ["map", "string"],
      ]);
    }
  });
});
