import { App, TerraformStack } from "cdktf";
import { alibabaCloud } from "../../../constructs/clouds/alibaba/cloud";
import { clusterOf } from "../../../constructs/clouds/cluster-of";
import { tencentCloud } from "../../../constructs/clouds/tencent/cloud";
import { SETTINGS as ALIBABA, SYSTEM as ALIBABA_SYSTEM } from "../../support/alibaba";
import { onlyResource, resourceTypes, StackJson } from "../../support/synth";
import { SETTINGS as TENCENT, synthTencent, SYSTEM as TENCENT_SYSTEM } from "../../support/tencent";

const publicAccessCidrs = ["203.0.113.0/24"];
const kubernetesVersion = "1.34";

const onTencent = (ranges: readonly string[]): StackJson =>
  synthTencent((stack, network) => {
    const props = { network, nodePools: [TENCENT_SYSTEM], kubernetesVersion };
    clusterOf(stack, "Cluster", tencentCloud(TENCENT), { ...props, publicAccessCidrs: ranges });
  });

test("opens the API to ranges of the internet where the cloud can limit it to them", () => {
  const json = onTencent(publicAccessCidrs);
  expect(onlyResource(json, "tencentcloud_kubernetes_cluster_endpoint")).toMatchObject({
    cluster_internet: true,
  });
});

test("keeps the API private where nobody is to reach it from the internet", () => {
  const json = onTencent([]);
  expect(resourceTypes(json)).toContain("tencentcloud_kubernetes_cluster_endpoint");
  expect(onlyResource(json, "tencentcloud_kubernetes_cluster_endpoint")).not.toMatchObject({
    cluster_internet: true,
  });
});

test("fails where the API of clusters answers within their network only", () => {
  const stack = new TerraformStack(new App(), "test");
  const cloud = alibabaCloud(ALIBABA);
  const network = cloud.network(stack, "Network");
  const props = { network, nodePools: [ALIBABA_SYSTEM], kubernetesVersion };
  expect(() => clusterOf(stack, "Cluster", cloud, { ...props, publicAccessCidrs })).toThrow(
    "the API of a cluster on alibaba answers within its network only, and cannot be open to 203.0.113.0/24 [at test]",
  );
});
