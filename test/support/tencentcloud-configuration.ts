import { CREATES, isExpression, Json, refreshedState, STATES } from "./tencentcloud-recording";

/** What the recorded configuration ignores; the recording does not say it. */
const IGNORED: Readonly<Record<string, readonly string[]>> = {
  "tencentcloud_kubernetes_native_node_pool.system": ["native[0].replicas"],
  "tencentcloud_kubernetes_native_node_pool.qgpu": ["native[0].replicas"],
  "tencentcloud_kubernetes_node_pool.gpu": ["desired_capacity", "zones"],
  "tencentcloud_kubernetes_serverless_node_pool.burst": ["serverless_nodes"],
  "tencentcloud_kubernetes_addon.this": ["raw_values"],
};

const LOCALS: Readonly<Record<string, string>> = {
  "local.app_id": "1250000000",
  "local.uin": "100000000001",
  "local.owner_uin": "100000000001",
};

/** What is the same for all instances of a resource, and the key of one: `tencentcloud_subnet.node["a"]`. */
export function splitAddress(address: string): { readonly resource: string; readonly key?: string } {
  const [, resource = address, key] = /^([^[]+)(?:\["(.+)"\])?$/.exec(address) ?? [];
  return { resource, key };
}

/** The value that an expression such as `tencentcloud_vpc.main.id` has in the recorded state. */
function recordedValue(reference: string): Json | undefined {
  if (reference in LOCALS) return LOCALS[reference];
  const [, address, path] = /^((?:data\.)?[a-z_]+\.[a-z_]+(?:\["[^"]+"\])?)\.(.+)$/.exec(reference) ?? [];
  const state = STATES.find((each) => each.address === address);
  if (state === undefined || path === undefined) return undefined;
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== "")
    .reduce<Json | undefined>(
      (value, step) => (value as Record<string, Json> | undefined)?.[step],
      state.values,
    );
}

/** The expression for a recorded value: a reference, a text with references in it, a list of them, or itself. */
export function expressionFor(value: Json, references: readonly string[]): Json {
  const known = references.flatMap((reference) => {
    const found = recordedValue(reference);
    return found === undefined || typeof found === "object" ? [] : [[reference, String(found)] as const];
  });
  if (Array.isArray(value)) {
    const resource = references.find((each) => /^[a-z_]+\.[a-z_]+$/.test(each) && !each.startsWith("local."));
    const isLoop = known.length === 0 && resource !== undefined;
    return isLoop
      ? `\${[for s in ${resource} : s.id]}`
      : value.map((each) => expressionFor(each, references));
  }
  const exact = known.find(([, found]) => found === String(value));
  if (exact !== undefined) return `\${${exact[0]}}`;
  if (typeof value !== "string") return value;
  const byLength = [...known]
    .filter(([, found]) => found.length > 1)
    .sort(([, a], [, b]) => b.length - a.length);
  const marked = byLength.reduce(
    (text, [, found], index) => text.replaceAll(found, `\u0000${index}\u0000`),
    value,
  );
  // eslint-disable-next-line no-control-regex
  return marked.replace(/\u0000(\d+)\u0000/g, (_, index) => `\${${byLength[Number(index)]![0]}}`);
}

function configurationOf(config: Json, values: Json | undefined, each?: { key: string; value: Json }): Json {
  if (config === null || typeof config !== "object") return config;
  if (Array.isArray(config)) {
    return config.map((inner, index) =>
      configurationOf(inner, (values as Json[] | undefined)?.[index], each),
    );
  }
  if (!isExpression(config)) {
    return Object.fromEntries(
      Object.entries(config).map(([name, inner]) => [
        name,
        configurationOf(inner, (values as Record<string, Json> | undefined)?.[name], each),
      ]),
    );
  }
  const references = (config["references"] ?? []) as string[];
  if (each !== undefined && references.some((reference) => reference.startsWith("each."))) {
    if (references.includes("each.value")) return "${each.value}";
    return typeof values === "string" ? values.replaceAll(each.key, "${each.key}") : (values ?? null);
  }
  return expressionFor(values ?? null, references);
}

/** The add-on that gives a registry's credentials to the cluster, as the recorded configuration has it. */
const ADDONS = {
  cfs: null,
  cos: null,
  qgpu: null,
  "tke-hpc-controller": null,
  tcr:
    '${jsonencode({ global = { imagePullSecretsCrs = [{ name = "tcr-pull", namespaces = "*", serviceAccounts = "*", ' +
    'type = "docker", dockerUsername = tencentcloud_tcr_token.ci.user_name, ' +
    "dockerPassword = tencentcloud_tcr_token.ci.token, dockerServer = tencentcloud_tcr_instance.main.public_domain }] } })}",
};

/** A Terraform configuration in JSON. */
export interface Configuration {
  readonly terraform: Json;
  readonly provider: Json;
  readonly locals: Record<string, Json>;
  readonly data: Record<string, Json>;
  readonly resource: Record<string, Record<string, Record<string, Json>>>;
}

/** The recorded configuration of 85 resources, as Terraform JSON. */
export function recordedConfiguration(): Configuration {
  const resource: Record<string, Record<string, Record<string, Json>>> = {};
  for (const create of CREATES) {
    const { resource: address, key } = splitAddress(create.address);
    const [type = "", name = ""] = address.split(".");
    const entries = (resource[type] ??= {});
    if (entries[name] !== undefined) continue;
    const each = key === undefined ? undefined : { key, value: null };
    const body = configurationOf(create.config, valuesWritten(create.address), each) as Record<string, Json>;
    entries[name] = {
      ...body,
      ...(create.for_each === undefined
        ? {}
        : { for_each: isExpression(create.for_each) ? "${local.addons}" : create.for_each }),
      ...(create.depends_on === undefined ? {} : { depends_on: create.depends_on }),
      ...(create.provider_alias === undefined ? {} : { provider: `tencentcloud.${create.provider_alias}` }),
      ...(IGNORED[address] === undefined ? {} : { lifecycle: { ignore_changes: [...IGNORED[address]] } }),
    };
  }
  return {
    terraform: { required_providers: { tencentcloud: { source: "tencentcloudstack/tencentcloud" } } },
    provider: { tencentcloud: [{ region: "ap-guangzhou" }, { alias: "sg", region: "ap-singapore" }] },
    locals: {
      app_id: "${data.tencentcloud_user_info.me.app_id}",
      uin: "${data.tencentcloud_user_info.me.uin}",
      owner_uin: "${data.tencentcloud_user_info.me.owner_uin}",
      addons: ADDONS,
    },
    data: {
      tencentcloud_user_info: { me: {} },
      tencentcloud_tse_groups: { main: { gateway_id: "${tencentcloud_tse_cngw_gateway.main.id}" } },
    },
    resource,
  };
}

/** What a resource's arguments came out as: planned where that is known, else as in the state. */
function valuesWritten(address: string): Json {
  return merged(CREATES.find((each) => each.address === address)!.after, refreshedState(address));
}

function merged(planned: Json | undefined, state: Json | undefined): Json {
  if (planned === undefined || planned === null) return state ?? null;
  if (Array.isArray(planned)) {
    const others = Array.isArray(state) ? state : [];
    return planned.map((each, index) => merged(each, others[index]));
  }
  if (typeof planned !== "object") return planned;
  const others = typeof state === "object" && state !== null && !Array.isArray(state) ? state : {};
  const names = new Set([...Object.keys(planned), ...Object.keys(others)]);
  return Object.fromEntries([...names].map((name) => [name, merged(planned[name], others[name])]));
}
