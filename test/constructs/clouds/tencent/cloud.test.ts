import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TENCENT_STATEFUL_TYPES } from "../../../../constructs/clouds/tencent/stateful-types";
import { TENCENT_TAGGED_TYPES } from "../../../../constructs/clouds/tencent/tagged-types";
import { bindingsOf } from "../../../support/bindings";
import { buildCloud, EVERY_CLOUD, TENCENT } from "../../../support/clouds";
import { resourcesOf, resourceTypes, StackJson } from "../../../support/synth";
import { synthTencent } from "../../../support/tencent";

const BINDINGS = bindingsOf("tencentcloudstack/tencentcloud");
const SCHEMAS: Record<
  string,
  { readonly block: { readonly attributes: Record<string, { readonly type: unknown }> } }
> = JSON.parse(readFileSync(join(__dirname, "../../../../schemas/tencentcloud.schema.json"), "utf8"))
  .provider_schemas["registry.terraform.io/tencentcloudstack/tencentcloud"].resource_schemas;

/** Everything the cloud makes, in one stack, with a network of its own. */
function everything(): StackJson {
  const cloudCase = EVERY_CLOUD.find(({ settings }) => settings === TENCENT);
  if (cloudCase === undefined) throw new Error("no case");
  return synthTencent((stack) => void buildCloud(stack, cloudCase, "All"), {
    ...TENCENT,
    network: { cidr: "10.30.0.0/16" },
  });
}

test("makes something of every stateful type, at an address that has been the same since the first release", () => {
  const pinned = TENCENT_STATEFUL_TYPES.flatMap((type) =>
    Object.keys(resourcesOf(everything(), type))
      .filter((id) => id.includes("all"))
      .map((id) => `${type}.${id}`),
  );
  expect(pinned).toEqual([
    "tencentcloud_cfs_file_system.models-all-cfs",
    "tencentcloud_clb_instance.entry-all-clb",
    "tencentcloud_eip.network-all-outbound-address",
    "tencentcloud_kubernetes_cluster.cluster-all-tke",
    "tencentcloud_subnet.network-all-node-subnet",
    "tencentcloud_subnet.network-all-pod-subnet",
    "tencentcloud_tcr_instance.images-all-tcr",
    "tencentcloud_tcr_namespace.images-all-namespace",
    "tencentcloud_tcr_repository.images-all-repository-stable-diffusion-webui",
    "tencentcloud_vpc.network-all-vpc",
  ]);
});

test("knows every type it makes that carries tags as a map", () => {
  const tagged = BINDINGS.resources.filter(
    (type) => JSON.stringify(SCHEMAS[type]?.block.attributes["tags"]?.type) === '["map","string"]',
  );
  expect(TENCENT_TAGGED_TYPES).toEqual(tagged);
});

test("has bindings for what it makes and for nothing else", () => {
  const made = resourceTypes(everything());
  const unused = BINDINGS.resources.filter(
    (type) => !made.includes(type) && !/snapshot_policy|tag_retention/.test(type),
  );
  expect(unused).toEqual([]);
});
