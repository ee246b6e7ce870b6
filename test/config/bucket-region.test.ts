import { defaultBucketRegion } from "../../config/bucket-region";

describe("the region of a bucket that says none", () => {
  const tencent = { kind: "tencent", region: "ap-guangzhou", zone: "ap-guangzhou-7" } as const;
  const local = { kind: "local", kubeconfig: "~/.kube/config" } as const;

  test("is the cloud's, for buckets of that cloud", () => {
    expect(defaultBucketRegion(tencent, "cos")).toBe("ap-guangzhou");
  });

  test("is not known for buckets of another cloud, or without a cloud", () => {
    expect(defaultBucketRegion(tencent, "s3")).toBeUndefined();
    expect(defaultBucketRegion(local, "cos")).toBeUndefined();
  });
});
