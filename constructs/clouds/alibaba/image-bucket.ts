import { Construct } from "constructs";
import { OssBucket } from "../../../.gen/providers/alicloud/oss-bucket";
import { OssBucketAcl } from "../../../.gen/providers/alicloud/oss-bucket-acl";
import { OssBucketPublicAccessBlock } from "../../../.gen/providers/alicloud/oss-bucket-public-access-block";
import { physicalName } from "../../core/names";
import { pinLogicalId } from "../../core/logical-id";
import { BUCKET_NAME } from "./names";
import { InAlibabaCloud } from "./settings";

/** Properties of ImageBucket. */
export interface ImageBucketProps extends InAlibabaCloud {
  /** Name of the registry whose images it holds. */
  readonly registryName: string;
}

/** The role by which the registry writes is allowed buckets of this name only. */
const PREFIX = "cri";

/**
 * The bucket that a registry keeps its images in. One of our own, because the one that the registry would make for itself stays
 * when the registry goes, with everything in it, and nobody owns it.
 */
export class ImageBucket extends Construct {
  /** Name of the bucket. */
  public readonly bucketName: string;

  public constructor(scope: Construct, id: string, props: ImageBucketProps) {
    super(scope, id);
    const { settings, registryName } = props;

    const bucket = new OssBucket(this, "Resource", {
      bucket: physicalName(this, [PREFIX, settings.region, registryName], BUCKET_NAME),
      storageClass: "Standard",
      redundancyType: "LRS",
      serverSideEncryptionRule: { sseAlgorithm: "AES256" },
      forceDestroy: !settings.retain,
    });
    pinLogicalId(bucket, scope.node.id, "bucket");
    new OssBucketAcl(this, "Acl", { bucket: bucket.bucket, acl: "private" });
    new OssBucketPublicAccessBlock(this, "NoPublicAccess", {
      bucket: bucket.bucket,
      blockPublicAccess: true,
    });

    this.bucketName = bucket.bucket;
  }
}
