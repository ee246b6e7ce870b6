import fc from "fast-check";

const TYPES = [
  ...["kubernetes_deployment_v1", "kubernetes_persistent_volume_claim_v1", "kubernetes_manifest"],
  ...["kubernetes_service_v1", "kubernetes_secret_v1", "helm_release", "random_password"],
  ...["tencentcloud_cfs_file_system", "tencentcloud_security_group_rule_set", "tencentcloud_instance"],
];

/** The JSON of plans in which every text that somebody may choose is of some kind, keys of maps and names included. */
export function hostilePlan(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const key = text.filter((name) => name !== "__proto__");
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      text,
      fc.integer(),
      fc.boolean(),
      fc.dictionary(key, tie("value"), { maxKeys: 3 }),
      fc.array(tie("value"), { maxLength: 3 }),
    ),
  }));
  const document = fc.dictionary(key, text, { maxKeys: 3 }).map((each) => JSON.stringify(each));
  const container = fc.record({
    name: text,
    image: text,
    env: fc.array(fc.record({ name: text, value: text })),
  });
  const known = fc.record({
    name: text,
    metadata: fc.tuple(fc.record({ name: text, namespace: text, labels: fc.dictionary(key, text) })),
    spec: fc.tuple(
      fc.record({
        type: text,
        volume_name: text,
        storage_class_name: text,
        template: fc.tuple(fc.record({ spec: fc.tuple(fc.record({ container: fc.array(container) })) })),
      }),
    ),
    values: fc.array(fc.oneof(text, document), { maxLength: 2 }),
    manifest: fc.record({ kind: text, apiVersion: text, metadata: fc.record({ name: text }) }),
    ingress: fc.array(fc.record({ cidr_block: fc.oneof(text, fc.constant("0.0.0.0/0")), port: text })),
    extra: value,
  });
  const resource = fc
    .record({
      type: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...TYPES) }, { weight: 1, arbitrary: text }),
      name: text,
      index: fc.option(fc.oneof(text, fc.nat(9)), { nil: undefined }),
      module_address: fc.option(text, { nil: undefined }),
      previous_address: fc.option(text, { nil: undefined }),
      deposed: fc.option(text, { nil: undefined }),
      provider_name: text,
      action_reason: fc.option(text, { nil: undefined }),
      mode: fc.constantFrom("managed", "data"),
      before: fc.option(known),
      after: fc.option(known),
      actions: fc.constantFrom(
        ["create"],
        ["update"],
        ["delete"],
        ["delete", "create"],
        ["forget"],
        ["no-op"],
      ),
      odd: text,
      replace_paths: fc.array(fc.array(fc.oneof(text, fc.nat(3)), { maxLength: 3 }), { maxLength: 2 }),
      importing: fc.option(fc.record({ id: text }), { nil: undefined }),
    })
    .map(({ actions, before, after, replace_paths, importing, odd, ...rest }) => ({
      ...rest,
      address: `${rest.type}.${rest.name}`,
      change: {
        actions: odd === "" ? [rest.name] : actions,
        before: actions[0] === "create" ? null : before,
        after: actions.at(-1) === "delete" ? null : after,
        replace_paths,
        ...(importing === undefined ? {} : { importing }),
      },
    }));
  const resources = fc.array(resource, { maxLength: 4 });
  const output = fc.record({ actions: fc.constantFrom(["create"], ["update"]), before: value, after: value });
  const check = fc.record({
    address: fc.record({ to_display: text }),
    status: fc.constantFrom("pass", "fail", "error", "unknown"),
    instances: fc.array(fc.record({ problems: fc.array(fc.record({ message: text }), { maxLength: 2 }) })),
  });
  return fc
    .record({
      format_version: fc.constant("1.2"),
      terraform_version: text,
      resource_changes: resources,
      resource_drift: resources,
      deferred_changes: fc.array(fc.record({ reason: text, resource_change: resource }), { maxLength: 2 }),
      output_changes: fc.dictionary(key, output, { maxKeys: 3 }),
      checks: fc.array(check, { maxLength: 2 }),
      relevant_attributes: fc.array(fc.record({ resource: text, attribute: fc.array(text) }), {
        maxLength: 2,
      }),
    })
    .map((plan) => JSON.stringify(plan));
}
