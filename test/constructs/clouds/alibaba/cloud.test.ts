import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ALIBABA_STATEFUL_TYPES } from "../../../../constructs/clouds/alibaba/stateful-types";
import { ALIBABA_TAGGED_TYPES } from "../../../../constructs/clouds/alibaba/tagged-types";
import { synthAlibaba } from "../../../support/alibaba";
import { bindingsOf } from "../../../support/bindings";
import { ALIBABA, buildCloud, EVERY_CLOUD } from "../../../support/clouds";
import { resourcesOf, resourceTypes, StackJson } from "../../../support/synth";

const BINDINGS = bindingsOf("aliyun/alicloud");
const SCHEMAS: Record<
  string,
  { readonly block: { readonly attributes: Record<string, { readonly type: unknown }> } }
> = JSON.parse(readFileSync(join(__dirname, "../../../../schemas/alicloud.schema.json"), "utf8"))
  .provider_schemas["registry.terraform.io/aliyun/alicloud"].resource_schemas;

/** Everything the cloud makes, in one stack, with a network of its own. */
function everything(): StackJson {
  const cloudCase = EVERY_CLOUD.find(({ settings }) => settings === ALIBABA);
  if (cloudCase === undefined) throw new Error("no case");
  return synthAlibaba((stack) => void buildCloud(stack, cloudCase, "All"), {
    ...ALIBABA,
    network: { cidr: "10.30.0.0/16" },
  });
}

test("makes something of every stateful type, at an address that has been the same since the first release", () => {
  const pinned = ALIBABA_STATEFUL_TYPES.flatMap((type) =>
    Object.keys(resourcesOf(everything(), type))
      .filter((id) => id.includes("all"))
      .map((id) => `${type}.${id}`),
  );
  expect(pinned).toEqual([
    "alicloud_cr_ee_instance.images-all-acr",
    "alicloud_cr_ee_namespace.images-all-namespace",
    "alicloud_cr_ee_repo.images-all-repository-stable-diffusion-webui",
    "alicloud_cs_managed_kubernetes.cluster-all-ack",
    "alicloud_eip_address.network-all-outbound-address",
    "alicloud_nas_file_system.models-all-nas",
    "alicloud_oss_bucket.images-all-bucket",
    "alicloud_slb_load_balancer.entry-all-clb",
    "alicloud_vpc.network-all-vpc",
    "alicloud_vswitch.network-all-node-switch",
    "alicloud_vswitch.network-all-pod-switch",
  ]);
});

test("knows every type it makes that carries tags as a map", () => {
  const tagged = BINDINGS.resources.filter(
    (type) => JSON.stringify(SCHEMAS[type]?.block.attributes["tags"]?.type) === '["map","string"]',
  );
  expect(ALIBABA_TAGGED_TYPES).toEqual(tagged);
});

test("has bindings for what it makes and for nothing else", () => {
  const made = resourceTypes(everything());
  const onlyWhenAsked = /hbr_|lifecycle_rule|kubernetes_addon$/;
  const unused = BINDINGS.resources.filter((type) => !made.includes(type) && !onlyWhenAsked.test(type));
  expect(unused).toEqual([]);
});
