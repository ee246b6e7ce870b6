import fc from "fast-check";
import { stringify } from "yaml";
import { isAddressOrId } from "../../review/masking/addresses";

/** A plan that somebody has hidden secrets in, everywhere. */
export interface PlantedPlan {
  readonly json: Record<string, unknown>;
  readonly secrets: readonly string[];
}

const ALPHABET = [
  ..."abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#$%&'()*+,-./:;<=>?@[]^_`{|}~ \"\\é漢",
];

/** A secret of no shape: only what tells of it can give it away. */
const anySecret = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 8, maxLength: 30 })
  .map((letters) => letters.join("").trim())
  // Something that stands in no report by chance.
  .filter((text) => text.length >= 8 && text.replace(/[^A-Za-z0-9]/g, "").length >= 8 && /\d/.test(text))
  // Beside a password, what looks like an address is none.
  .filter((text) => !isAddressOrId("host", text));

const letters = (length: number): fc.Arbitrary<string> =>
  fc.string({ minLength: length, maxLength: length, unit: fc.constantFrom(..."abcdefghKLMNOP0123456789") });

/** A secret that is known by its looks. */
const shapedSecret = fc.oneof(
  letters(20).map((text) => `AKID${text}`),
  letters(20).map((text) => `LTAI${text}`),
  letters(24).map((text) => `ghp_${text}`),
  letters(30).map((text) => `eyJhbGciOi.eyJ${text}.${text.slice(3)}`),
  letters(40).map((text) => `-----BEGIN EC PRIVATE KEY-----\n${text}\n-----END EC PRIVATE KEY-----`),
);

/** How a plan tells that something is a secret: a part of the plan, given the secret. */
const TELLINGS: readonly ((secret: string) => Telling)[] = [
  (secret) => ({ after: { note: secret }, afterMarks: { note: true } }),
  (secret) => ({ before: { deep: [{ a: secret }] }, beforeMarks: { deep: [{ a: true }] } }),
  (secret) => ({ after: { whole: { x: [secret, 1] } }, afterMarks: { whole: true } }),
  (secret) => ({ after: { connection: { host: secret, id: secret } }, afterMarks: { connection: true } }),
  (secret) => ({ after: { admin_password: secret } }),
  (secret) => ({ after: { env: [{ name: "API_TOKEN", value: secret }] } }),
  (secret) => ({ after: { command: ["serve", "--password", secret] } }),
  (secret) => ({
    after: { values: [stringify({ auth: { password: secret, user: "u" }, other: [1, "x"] })] },
  }),
  (secret) => ({ before: { values: [JSON.stringify({ auth: [{ clientSecret: secret }] })] } }),
  (secret) => ({ after: { yaml: stringify({ kind: "Secret", stringData: { plain: secret } }) } }),
  (secret) => ({ after: { manifest: { kind: "Secret", data: { plain: secret } } } }),
  (secret) => ({ variable: secret }),
  (secret) => ({ output: secret }),
  (secret) => ({ output: secret, outputName: "cross-stack-output-toy_diskitnote" }),
  (secret) => ({ planned: secret }),
  (secret) => ({ prior: secret }),
  (secret) => ({ literal: secret }),
  (secret) => ({ provider: secret }),
  (secret) => ({ drifted: secret }),
];

interface Telling {
  readonly before?: object;
  readonly after?: object;
  readonly beforeMarks?: object;
  readonly afterMarks?: object;
  readonly variable?: string;
  readonly output?: string;
  readonly outputName?: string;
  readonly planned?: string;
  readonly prior?: string;
  readonly literal?: string;
  readonly provider?: string;
  readonly drifted?: string;
}

const actions = fc.constantFrom(
  ...[
    ["create"],
    ["update"],
    ["delete"],
    ["delete", "create"],
    ["create", "delete"],
    ["forget"],
    ["no-op"],
    ["read"],
  ],
);

/** Places where a copy of the secret stands and nothing tells of it. */
const copies = fc.record({
  value: fc.boolean(),
  yaml: fc.boolean(),
  key: fc.boolean(),
  name: fc.boolean(),
  id: fc.boolean(),
  index: fc.boolean(),
  module: fc.boolean(),
  previous: fc.boolean(),
  output: fc.boolean(),
  outputName: fc.boolean(),
  problem: fc.boolean(),
  drift: fc.boolean(),
  encoded: fc.boolean(),
  imported: fc.boolean(),
  path: fc.boolean(),
  around: fc.constantFrom<readonly [string, string]>(
    ["", ""],
    ["x-", "-y"],
    ["see '", "' there"],
    ["a\n", "\nb"],
  ),
});

/** Plans with one secret told of at one place, and copies of it at any others. */
export const plantedPlan: fc.Arbitrary<PlantedPlan> = fc
  .record({
    secret: fc.oneof({ weight: 4, arbitrary: anySecret }, { weight: 1, arbitrary: shapedSecret }),
    telling: fc.constantFrom(...TELLINGS),
    copies,
    actions,
    type: fc.constantFrom("toy_disk", "helm_release", "kubernetes_config_map_v1"),
  })
  .map(({ secret, telling, copies: at, actions: does, type }) => {
    const told = telling(secret);
    const [left, right] = at.around;
    const copy = `${left}${secret}${right}`;
    const when = <T extends object>(wanted: boolean, part: T): Partial<T> => (wanted ? part : {});
    const name = at.name ? `n_${secret}` : "it";
    const module = at.module ? `module.m["${secret}"]` : undefined;
    const key = at.index ? `["${secret}"]` : "";
    const address = `${module === undefined ? "" : `${module}.`}${type}.${name}${key}`;
    const plain = {
      ...when(at.value, { description: copy, list: [copy, 2], nested: [{ deep: { text: copy } }] }),
      ...when(at.yaml, { config: stringify({ a: { b: copy }, list: [copy] }) }),
      ...when(at.key, { labels: { [copy]: "1" } }),
      ...when(at.encoded, {
        encoded: Buffer.from(secret).toString("base64"),
        quoted: JSON.stringify({ text: secret }),
      }),
      id: at.id ? `ns/${copy}` : "i-1",
    };
    const resource = {
      address,
      mode: "managed",
      type,
      name,
      provider_name: "registry.terraform.io/example/toy",
      ...when(at.index, { index: secret }),
      ...(module === undefined ? {} : { module_address: module }),
      ...when(at.previous, { previous_address: `${type}.old["${secret}"]` }),
      change: {
        actions: does,
        before: does[0] === "create" && does.length === 1 ? null : { size: 1, ...plain, ...told.before },
        after:
          does[0] === "delete" && does.length === 1
            ? null
            : { size: 2, ...plain, more: plain, ...told.after },
        after_unknown: { status: true },
        before_sensitive: told.beforeMarks ?? false,
        after_sensitive: told.afterMarks ?? {},
        ...when(at.path, { replace_paths: [["size"], ["labels", copy]] }),
        ...when(at.imported, { importing: { id: copy } }),
      },
    };
    // A side that is not there tells of nothing.
    const silent =
      (resource.change.before === null && told.before !== undefined) ||
      (resource.change.after === null && told.after !== undefined);
    const state = (value: string | undefined, marked: string): object => ({
      root_module: {
        child_modules: [
          {
            resources:
              value === undefined
                ? []
                : [{ type: "toy_disk", values: { v: [value] }, [marked]: { v: [true] } }],
          },
        ],
      },
    });
    const json = {
      format_version: "1.2",
      terraform_version: "1.11.4",
      variables: { v: { value: told.variable ?? "none" }, password: { value: silent ? secret : "unset" } },
      planned_values: state(told.planned, "sensitive_values"),
      prior_state: { values: state(told.prior, "sensitive_values") },
      resource_changes: [resource],
      resource_drift: [
        {
          ...resource,
          change: {
            actions: ["update"],
            before: { a: 1, ...when(at.drift, { text: copy }) },
            after: {
              a: 2,
              ...when(at.drift, { text: `${copy}!` }),
              ...(told.drifted && { token: told.drifted }),
            },
            before_sensitive: {},
            after_sensitive: {},
          },
        },
      ],
      output_changes: {
        ...(told.output === undefined
          ? {}
          : {
              [told.outputName ?? "o"]: {
                actions: ["create"],
                before: null,
                after: [told.output],
                before_sensitive: false,
                after_sensitive: true,
              },
            }),
        [at.outputName ? `o_${secret}` : "p"]: {
          actions: ["update"],
          before: "x",
          after: at.output ? copy : "y",
        },
      },
      checks: [
        {
          address: { to_display: at.problem ? `check.c["${secret}"]` : "check.c" },
          status: "fail",
          instances: [{ problems: [{ message: at.problem ? `because ${copy} is wrong` : "wrong" }] }],
        },
      ],
      relevant_attributes: [{ resource: address, attribute: ["labels", copy] }],
      configuration: {
        provider_config: {
          toy: { expressions: { secret_key: { constant_value: told.provider ?? "none" } } },
        },
        root_module: {
          variables: { v: { sensitive: told.variable !== undefined } },
          outputs: {
            [told.outputName ?? "o"]: {
              sensitive: true,
              expression: { references: [`${address}.note`, address] },
            },
          },
          resources: [
            { type, expressions: { admin: [{ password: { constant_value: told.literal ?? "none" } }] } },
          ],
        },
      },
    };
    return { json, secrets: [secret] };
  });
