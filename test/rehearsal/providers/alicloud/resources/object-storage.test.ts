import { ObjectValue } from "../../../../../rehearsal/plugin/value";
import { putFile } from "../../../../../rehearsal/providers/alicloud/resources/object-storage";
import { AlicloudRehearsal } from "../../../../support/alicloud-rehearsal";

let cloud: AlicloudRehearsal;

beforeEach(() => {
  cloud = new AlicloudRehearsal();
});

const bucket = (more = {}) => cloud.create("alicloud_oss_bucket", { bucket: "sd-outputs", ...more });

describe("a bucket", () => {
  it("is known by its name, which nobody else may have", async () => {
    expect(await bucket()).toMatchObject({
      id: "sd-outputs",
      storage_class: "Standard",
      redundancy_type: "LRS",
    });
    expect((await cloud.apply("alicloud_oss_bucket", { bucket: "sd-outputs" })).errors[0]).toContain(
      "BucketAlreadyExists",
    );
  });

  it("fails to go with files in it unless it was said, and applied, that they go too", async () => {
    const made = await bucket();
    putFile(cloud.world, "sd-outputs", "a.png");
    expect((await cloud.delete("alicloud_oss_bucket", made)).errors[0]).toContain("Code: BucketNotEmpty");
    const { state } = await cloud.apply(
      "alicloud_oss_bucket",
      { bucket: "sd-outputs", force_destroy: true },
      made,
    );
    expect((await cloud.delete("alicloud_oss_bucket", state as ObjectValue)).errors).toEqual([]);
    expect(cloud.contents()).toEqual([]);
  });

  it("shows who may read it as the resource for that says", async () => {
    const made = await bucket();
    await cloud.create("alicloud_oss_bucket_acl", { bucket: "sd-outputs", acl: "public-read" });
    expect((await cloud.read("alicloud_oss_bucket", made))!["acl"]).toBe("public-read");
  });

  it("must be there before what belongs to it", async () => {
    for (const [type, more] of [
      ["alicloud_oss_bucket_acl", { acl: "private" }],
      ["alicloud_oss_bucket_public_access_block", { block_public_access: true }],
    ] as const) {
      expect((await cloud.apply(type, { bucket: "none", ...more })).errors[0]).toContain("NoSuchBucket");
    }
  });
});
