import { Construct } from "constructs";
import { ImageBucket } from "../../../../constructs/clouds/alibaba/image-bucket";
import { madeTypes, SETTINGS, synthAlibaba } from "../../../support/alibaba";
import { onlyResource, resourcesOf, resourceTypes, StackJson } from "../../../support/synth";

function synthBucket(retain = true, registryName = "acme-sd-dev"): StackJson {
  return synthAlibaba((stack) => {
    const owner = new Construct(stack, "Images");
    new ImageBucket(owner, "Bucket", { settings: { ...SETTINGS, retain }, registryName });
  });
}

test("is a private, encrypted bucket that can never be made public, of a name that the registry may write to", () => {
  expect(madeTypes(resourceTypes(synthBucket()))).toEqual([
    "alicloud_oss_bucket",
    "alicloud_oss_bucket_acl",
    "alicloud_oss_bucket_public_access_block",
  ]);
  expect(resourcesOf(synthBucket(), "alicloud_oss_bucket")).toEqual({
    "images-bucket": {
      bucket: "cri-cn-hangzhou-acme-sd-dev",
      storage_class: "Standard",
      redundancy_type: "LRS",
      server_side_encryption_rule: { sse_algorithm: "AES256" },
      force_destroy: false,
    },
  });
  expect(onlyResource(synthBucket(), "alicloud_oss_bucket_acl")).toMatchObject({ acl: "private" });
  expect(onlyResource(synthBucket(), "alicloud_oss_bucket_public_access_block")).toMatchObject({
    block_public_access: true,
  });
});

test("goes with the images in it when nothing is retained", () => {
  expect(onlyResource(synthBucket(false), "alicloud_oss_bucket")).toMatchObject({ force_destroy: true });
});

test("has a name the cloud takes, however long that of the registry is", () => {
  const { bucket } = onlyResource(synthBucket(true, "a".repeat(60)), "alicloud_oss_bucket");
  expect(bucket).toMatch(/^cri-cn-hangzhou-a+-[0-9a-f]{8}$/);
  expect(String(bucket).length).toBeLessThanOrEqual(63);
});
