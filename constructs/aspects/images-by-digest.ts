import { Annotations, IAspect, TerraformResource } from "cdktf";
import { IConstruct } from "constructs";
import { attributesOf, isRecord } from "./elements";
import { Rule, violation } from "./rule";

/** @see ImagesByDigest */
export const IMAGES_BY_DIGEST = {
  id: "images-by-digest",
  reason: "A tag can be moved, so the same plan would run different programs.",
  fix: "Name the image as <repository>@sha256:<64 hexadecimal digits>.",
} as const satisfies Rule;

const WITH_PODS =
  /^kubernetes_(cron_job|daemon_set|deployment|job|manifest|pod|replication_controller|stateful_set)(_v\d+)?$/;
const CONTAINER_LISTS = new Set(["container", "init_container", "containers", "initContainers"]);
const DIGEST = /@sha256:[0-9a-f]{64}$/;

/** Refuses containers whose image is not named by its digest. */
export class ImagesByDigest implements IAspect {
  public visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node) || !WITH_PODS.test(node.terraformResourceType)) return;
    for (const image of imagesIn(attributesOf(node))) {
      if (typeof image === "string" && DIGEST.test(image)) continue;
      const problem = `image must end with a digest, got ${JSON.stringify(image ?? null)}`;
      Annotations.of(node).addError(violation(IMAGES_BY_DIGEST, problem));
    }
  }
}

function imagesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    CONTAINER_LISTS.has(key) && Array.isArray(inner)
      ? inner.map((container: unknown) => (isRecord(container) ? container["image"] : undefined))
      : imagesIn(inner),
  );
}
