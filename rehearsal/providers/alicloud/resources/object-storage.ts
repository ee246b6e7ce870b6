import { World } from "../../../world/world";
import { textAt } from "../../cloud/values";
import { apiError } from "../api-error";
import { ALIBABA, AlibabaCloud } from "../cloud";
import { ResourceRules } from "../rules";
import { registriesIn } from "./registry";

const BUCKET_TYPE = "alicloud_oss_bucket";

/** Files in buckets have no Terraform type here; this is what the store calls them. */
const FILE = "oss_object";

/** Puts a file into a bucket, as a workload would. */
export function putFile(world: World, bucket: string, key: string): void {
  world.store.put(ALIBABA, FILE, `${bucket}/${key}`, { id: `${bucket}/${key}`, bucket_name: bucket, key });
}

const filesIn = (cloud: AlibabaCloud, bucket: string): readonly string[] =>
  cloud
    .list(FILE)
    .filter(({ value }) => value["bucket_name"] === bucket)
    .map(({ id }) => id);

/** A bucket with files in it goes only when it was said, and applied, that its files go with it. */
const BUCKET: ResourceRules = {
  beforeCreate(cloud, planned) {
    const name = textAt(planned, "bucket");
    if (cloud.find(BUCKET_TYPE, name) === undefined) return;
    throw apiError("PutBucket", "BucketAlreadyExists", `The bucket name \`${name}\` is taken.`);
  },
  beforeDelete(cloud, bucket) {
    const name = textAt(bucket, "id");
    const [registry] = registriesIn(cloud, name);
    if (registry !== undefined) {
      throw apiError(
        "DeleteBucket",
        "BucketNotEmpty",
        `The registry \`${registry}\` keeps its images in \`${name}\`.`,
      );
    }
    const files = filesIn(cloud, name);
    if (files.length > 0 && bucket["force_destroy"] !== true) {
      throw apiError("DeleteBucket", "BucketNotEmpty", `The bucket \`${name}\` has ${files.length} files.`);
    }
    for (const file of files) cloud.remove(FILE, file);
  },
};

const OF_BUCKET: ResourceRules = {
  beforeCreate(cloud, planned) {
    const name = textAt(planned, "bucket");
    if (cloud.find(BUCKET_TYPE, name) === undefined) {
      throw apiError("PutBucket", "NoSuchBucket", `The bucket \`${name}\` does not exist.`);
    }
  },
};

/** Who may read a bucket is said there, whatever the bucket's own argument says. */
const BUCKET_ACL: ResourceRules = {
  ...OF_BUCKET,
  afterCreate: (cloud, acl) => {
    cloud.patch(BUCKET_TYPE, textAt(acl, "bucket"), { acl: textAt(acl, "acl") });
  },
  afterUpdate: (cloud, _, acl) => {
    cloud.patch(BUCKET_TYPE, textAt(acl, "bucket"), { acl: textAt(acl, "acl") });
  },
};

/** Object Storage Service. */
export const OBJECT_STORAGE_RULES: Readonly<Record<string, ResourceRules>> = {
  [BUCKET_TYPE]: BUCKET,
  alicloud_oss_bucket_acl: BUCKET_ACL,
  alicloud_oss_bucket_public_access_block: OF_BUCKET,
};
