import { AttributeFacts } from "../../../../rehearsal/plugin/sdk/facts";
import { ALICLOUD_SCHEMA } from "../../../../rehearsal/providers/alicloud/schema";
import { alicloudPlanning } from "../../../../rehearsal/providers/alicloud/planning";
import recorded from "../../../../schemas/alicloud.facts.json";
import checked from "../../../../rehearsal/providers/alicloud/data/checked-values.json";
import { AlicloudRehearsal } from "../../../support/alicloud-rehearsal";
import { argumentsOf, resourceWith, twoValues } from "../../../support/changed-attribute";
import { proposedNew, wholeConfig } from "../../../support/proposed-new";
import { ObjectValue, Value } from "../../../../rehearsal/plugin/value";

type Recorded = AttributeFacts & { readonly diffSuppressed?: true; readonly validated?: true };
type Table<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

const RESOURCES = recorded.resources as unknown as Readonly<
  Record<string, { readonly updatable?: boolean; readonly attributes: Readonly<Record<string, Recorded>> }>
>;
const CHECKED = checked as unknown as Table<AttributeFacts>;
const TYPES = Object.keys(RESOURCES);
const { provider } = new AlicloudRehearsal();

const blockOf = (typeName: string) => ALICLOUD_SCHEMA.resources.get(typeName)!.block;
const factOf = (typeName: string, path: string): Recorded => ({
  ...RESOURCES[typeName]!.attributes[path],
  ...CHECKED[typeName]?.[path],
});

/** Every argument of a type with what the source of the provider says of it, but what it hides differences of. */
const visible = (typeName: string) =>
  argumentsOf(blockOf(typeName))
    .map((argument) => ({ ...argument, fact: factOf(typeName, argument.path) }))
    .filter(({ fact }) => fact.diffSuppressed !== true);

async function plan(typeName: string, prior: ObjectValue | null, config: ObjectValue) {
  const proposed = proposedNew(blockOf(typeName), prior, config);
  return provider.resourceType(typeName)!.plan({ prior, proposed, config });
}

const problemsOf = async (typeName: string, config: ObjectValue): Promise<string> =>
  (await provider.resourceType(typeName)!.validate(config))
    .map(({ summary, detail }) => `${summary} ${detail}`)
    .join("\n");

const resource = (typeName: string, path: string, value: Value): ObjectValue =>
  resourceWith(blockOf(typeName), path, value);

it("are there for every type, and for no other", () => {
  expect(TYPES.sort()).toEqual([...ALICLOUD_SCHEMA.resources.keys()].sort());
});

describe.each(TYPES)("%s", (typeName) => {
  const { updatable = false } = RESOURCES[typeName]!;

  it("is replaced by a change of what the source marks so, and by no other", async () => {
    const wrong: string[] = [];
    for (const { path, type, fact } of visible(typeName)) {
      const [before, after] = twoValues(type, fact);
      if (after === null) continue;
      const prior = { ...resource(typeName, path, before), id: "x" };
      const { requiresReplace = [] } = await plan(typeName, prior, resource(typeName, path, after));
      // Defaults that are not in the state before replace as well: only this argument is looked at. Of a set there is one path.
      const names = requiresReplace.map((steps) =>
        steps.filter((step) => typeof step === "string").join("."),
      );
      const replaces = names.some((name) => path === name || path.startsWith(`${name}.`));
      if (replaces !== (fact.forceNew === true || !updatable)) wrong.push(path);
    }
    expect(wrong).toEqual([]);
  });

  it("plans the defaults of the source", async () => {
    const wrong: string[] = [];
    for (const { path, fact } of visible(typeName)) {
      if (fact.default === undefined || path.includes(".")) continue;
      const { planned } = await plan(typeName, null, wholeConfig(blockOf(typeName), {}));
      if (String(planned?.[path]) !== String(fact.default)) wrong.push(path);
    }
    expect(wrong).toEqual([]);
  });

  it("fails where a value is none that the source allows", async () => {
    const silent: string[] = [];
    for (const { path } of argumentsOf(blockOf(typeName))) {
      const { enum: allowed, range, length } = factOf(typeName, path);
      const values: Value[] = [
        ...(allowed === undefined ? [] : [typeof allowed[0] === "number" ? 99_999 : "none-of-these"]),
        ...(range === undefined ? [] : [range[0] - 1, range[1] + 1]),
        ...(length === undefined ? [] : ["x".repeat(length[1] + 1)]),
      ];
      for (const value of values) {
        const problems = await problemsOf(typeName, resource(typeName, path, value));
        if (
          !problems.includes(`of ${path.split(".").join(".0.")}`) &&
          !problems.includes(path.split(".").join(".0."))
        )
          silent.push(`${path} = ${String(value)}`);
      }
    }
    expect(silent).toEqual([]);
  });

  it("fails where arguments stand beside each other that the source keeps apart", async () => {
    const silent: string[] = [];
    for (const { path, type } of argumentsOf(blockOf(typeName))) {
      const { conflictsWith = [], ...fact } = factOf(typeName, path);
      for (const other of conflictsWith) {
        const twin = argumentsOf(blockOf(typeName)).find((each) => each.path === other);
        const block = blockOf(typeName).blocks.get(other);
        if (twin === undefined && block === undefined) continue;
        const value: Value =
          twin === undefined
            ? [resourceWith(block!.block, [...block!.block.attributes.keys()][0]!, 1)]
            : twoValues(twin.type, factOf(typeName, other))[0];
        const config: ObjectValue = { ...resource(typeName, path, twoValues(type, fact)[0]), [other]: value };
        if (!(await problemsOf(typeName, config)).includes(`conflicts with ${other}`))
          silent.push(`${path}, ${other}`);
      }
    }
    expect(silent).toEqual([]);
  });
});

/** What the provider hides some differences of, which nothing here shows: of arguments that no construct uses. */
const NOT_SIMULATED: readonly string[] = [
  "alicloud_cr_ee_instance.kms_encrypted_password",
  "alicloud_cr_ee_instance.kms_encryption_context",
  "alicloud_cs_kubernetes_node_pool.kms_encryption_context",
  "alicloud_cs_kubernetes_node_pool.scaling_policy",
  "alicloud_cs_managed_kubernetes.encryption_provider_key",
  "alicloud_hbr_vault.kms_key_id",
  "alicloud_nas_file_system.recycle_bin.reserved_days",
  "alicloud_security_group_rule.ipv6_cidr_ip",
];

it("are hidden differences only where the source hides some, and none is forgotten", () => {
  const hidden = TYPES.flatMap((type) =>
    Object.entries(RESOURCES[type]!.attributes)
      .filter(
        ([path, { diffSuppressed }]) =>
          diffSuppressed === true && argumentsOf(blockOf(type)).some((each) => each.path === path),
      )
      .map(([path]) => `${type}.${path}`),
  );
  const simulated = TYPES.flatMap((type) =>
    Object.keys(alicloudPlanning(type).suppressDiff ?? {}).map((path) => `${type}.${path}`),
  );
  expect([...simulated, ...NOT_SIMULATED].sort()).toEqual(hidden.sort());
});
