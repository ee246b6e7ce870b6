import fc from "fast-check";
import { CATALOGS } from "../../catalog";
import { InstanceType } from "../../catalog/instance-type";
import { CardConfig, gpuCard } from "../../catalog/gpu-slices";
import { WAIVABLE_RULES } from "../../catalog/review-rules";
import { CloudKind } from "../../constructs/contracts/cloud-kind";
import { KNOWN_INGRESS_CONTROLLERS } from "../../constructs/contracts/ingress-controller-kind";

/** Environments of a cloud as plain data, in many of the ways that files may be written. Most of them are right. */
export function environmentData(kind: CloudKind): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const name = `${kind}-prod`;
  return fc
    .record(
      {
        name: fc.constant(name),
        cloud: cloud(kind),
        network: isFound(kind) ? fc.constant(undefined) : maybe(network(kind)),
        state: state(kind, name),
        cluster: cluster(kind),
        nodePools: nodePools(kind),
        registry: registry(kind),
        models: store(kind, {
          snapshots: fc.record({ everyDays: fc.integer({ min: 1, max: 30 }), keep: small }),
        }),
        outputs: store(kind, { expireAfterDays: small }),
        diffusion: diffusion(kind),
        ingress: maybe(ingress(kind)),
        addons: maybe(addons(kind)),
        budget: maybe(budget(kind)),
        review: maybe(fc.record({ waivers: fc.array(waiver, { minLength: 1, maxLength: 2 }) })),
        retain: maybe(fc.boolean()),
        tags: maybe(fc.dictionary(fc.constantFrom("team", "stage", "owner"), word, { minKeys: 1 })),
      },
      { noNullPrototype: true },
    )
    .map((data) => agreeing(withoutAbsent(data)));
}

interface Data {
  readonly nodePools: unknown;
  readonly diffusion: unknown;
  readonly ingress?: unknown;
  readonly [key: string]: unknown;
}

/** What a replica asks for agrees with the pool that it runs on, and nothing is limited by what knows no limits. */
function agreeing(data: Data): Data {
  const { gpu: pool } = data.nodePools as { gpu: { gpuSharing?: string; gpu?: CardConfig } };
  const { access, gpu, ...rest } = data.diffusion as { access: object; gpu: { computePercent?: number } };
  const slices = pool.gpu && gpuCard(pool.gpu).slices;
  const { memoryGiB, computePercent } = slices ?? { memoryGiB: 10, computePercent: gpu.computePercent ?? 25 };
  const shares = slices !== undefined || (pool.gpuSharing ?? "none") !== "none";
  const ingress = isRecord(data.ingress) ? data.ingress : undefined;
  const isLimited = ingress === undefined || "controller" in ingress;
  const limits = new Set(isLimited ? [] : ["requestsPerMinute", "allowedCidrs"]);
  if (ingress !== undefined && "gateway" in ingress) limits.add("tlsSecret");
  return {
    ...data,
    diffusion: {
      ...rest,
      gpu: shares ? { pool: "gpu", memoryGiB, computePercent } : { pool: "gpu", wholeCards: 1 },
      access: Object.fromEntries(Object.entries(access).filter(([key]) => !limits.has(key))),
    },
  };
}

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null;

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const small = fc.integer({ min: 1, max: 100 });
const word = fc.constantFrom("a", "research", "on", "1.0", "no");

/** Whether everything is found where it is, and nothing made. */
const isFound = (kind: CloudKind): boolean => CATALOGS[kind].nodesExist === true;

function withoutAbsent<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutAbsent) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutAbsent(inner)])) as T;
}

function cloud(kind: CloudKind): fc.Arbitrary<unknown> {
  const { zones } = CATALOGS[kind];
  if (zones === undefined) {
    return fc.record({
      kind: fc.constant(kind),
      kubeconfig: maybe(fc.constant("k.yaml")),
      context: maybe(word),
    });
  }
  const all = [...zones].flatMap(([region, names]) => names.map((zone) => ({ kind, region, zone })));
  return fc.constantFrom(...all);
}

function network(kind: CloudKind): fc.Arbitrary<unknown> {
  const ids = [`${CATALOGS[kind].subnetPrefix}a1`, `${CATALOGS[kind].subnetPrefix}b2`];
  const existing = {
    vpcId: fc.constant("vpc-1a2b"),
    subnetIds: fc.constant(ids),
    podSubnetIds: maybe(fc.constant(ids)),
  };
  const cidr = fc.constantFrom(
    "10.0.0.0/12",
    "10.20.0.0/16",
    "192.168.0.0/20",
    "172.16.0.0/14",
    "10.1.2.0/24",
  );
  return fc.oneof(fc.record({ cidr }), fc.record(existing));
}

function state(kind: CloudKind, name: string): fc.Arbitrary<unknown> {
  const prefix = maybe(fc.constantFrom("states", name, `teams/${name}`));
  const encrypt = maybe(fc.boolean());
  const region = (buckets: string, of: string) =>
    CATALOGS[kind].stateBuckets?.kind === buckets ? maybe(fc.constant(of)) : fc.constant(of);
  const tablestore = fc.record({ instance: fc.constant("sd-lock"), table: maybe(fc.constant("locks")) });
  const bucket = fc.constantFrom("sd", "acme-sd-state", "a".repeat(40));
  const cosBucket = bucket.map((stem) => `${stem}-1250000000`);
  const ossBucket = bucket.map((stem) => `${stem}-oss`);
  return fc.oneof(
    fc.record({
      kind: fc.constant("cos"),
      bucket: cosBucket,
      prefix,
      encrypt,
      region: region("cos", "ap-seoul"),
    }),
    fc.record({
      ...{ kind: fc.constant("oss"), bucket: ossBucket, prefix, encrypt, tablestore },
      region: region("oss", "cn-beijing"),
    }),
    fc.record({
      ...{ kind: fc.constant("s3"), bucket: ossBucket, prefix, encrypt, lock: maybe(fc.boolean()) },
      region: fc.constant("us-east-1"),
      endpoint: maybe(fc.constant("https://s3.example.com")),
    }),
    fc.record({
      ...{ kind: fc.constant("pg"), host: fc.constant("db.example.com"), database: fc.constant("states") },
      ...{ port: maybe(fc.constant(6432)), user: maybe(fc.constant("terraform")) },
      sslMode: maybe(fc.constantFrom("verify-ca", "require")),
    }),
    fc.record({ kind: fc.constant("local"), folder: maybe(fc.constant("here")) }),
  );
}

function cluster(kind: CloudKind): fc.Arbitrary<unknown> {
  const versions = CATALOGS[kind].kubernetesVersions?.keys() ?? ["1.27", "1.33", "1.34", "1.36"];
  const open = fc.constantFrom({ public: true, allowedCidrs: ["203.0.113.0/24"] }, { public: false });
  const closed = fc.constant({ public: false });
  const serviceCidr = fc.constantFrom(
    "172.20.0.0/16",
    "172.20.0.0/20",
    "172.31.255.0/27",
    "192.168.240.0/24",
  );
  const endpoint = maybe(CATALOGS[kind].privateApi === undefined ? open : closed);
  return fc.record({
    kubernetesVersion: fc.constantFrom(...versions),
    endpoint: isFound(kind) ? fc.constant(undefined) : endpoint,
    serviceCidr: isFound(kind) ? fc.constant(undefined) : maybe(serviceCidr),
  });
}

function machines(kind: CloudKind, want: (type: InstanceType) => boolean): fc.Arbitrary<string> {
  const { names = [], find } = CATALOGS[kind].instanceTypes ?? {};
  const fitting = names.filter((name) => {
    const type = find?.(name);
    return type !== undefined && type.managedPool && want(type);
  });
  return fc.constantFrom(...fitting);
}

const nodeSelector = maybe(fc.constant({ "example.com/kind": "gpu", zone: "a.1" }));

function nodePools(kind: CloudKind): fc.Arbitrary<unknown> {
  const counts = { min: fc.integer({ min: 0, max: 3 }), max: fc.integer({ min: 3, max: 9 }) };
  const plain = isFound(kind)
    ? fc.record({ ...counts, nodeSelector })
    : fc.record({ instanceType: machines(kind, ({ gpu }) => gpu === undefined), ...counts });
  const system = plain.map((pool) => ({ ...pool, min: Math.max(1, pool.min) }));
  return fc
    .tuple(system, plain, maybe(gpuPool(kind, counts)), gpuPool(kind, counts))
    .chain(([first, second, other, gpu]) =>
      fc.constantFrom(
        { system: first, gpu },
        { "cpu-2": second, gpu, system: first, "gpu-2": other },
        { gpu, system: first },
      ),
    );
}

function gpuPool(
  kind: CloudKind,
  counts: Readonly<Record<"min" | "max", fc.Arbitrary<number>>>,
): fc.Arbitrary<unknown> {
  if (!isFound(kind)) {
    const policies = CATALOGS[kind].gpuSharing?.policies ?? [];
    const gpuSharing = maybe(fc.constantFrom(...policies));
    const instanceType = machines(kind, ({ gpu, shareable }) => gpu !== undefined && shareable);
    return fc.record({ instanceType, ...counts, gpuSharing });
  }
  const cards = fc.record({
    model: fc.constantFrom("RTX 4090", "A100"),
    memoryGiB: fc.constantFrom(24, 40, 80),
    perNode: fc.constantFrom(1, 2, 3, 8),
    slices: maybe(
      fc.oneof(
        fc.record({
          kind: fc.constant("time"),
          perCard: fc.constantFrom(2, 3, 4),
          resource: maybe(fc.constant("nvidia.com/gpu.shared")),
        }),
        fc.record({
          kind: fc.constant("mig"),
          profile: fc.constant("2g.20gb"),
          perCard: fc.constantFrom(1, 2, 3),
        }),
      ),
    ),
  });
  return fc.record({ ...counts, nodeSelector, gpu: cards });
}

function ingress(kind: CloudKind): fc.Arbitrary<unknown> {
  const controller = maybe(fc.constantFrom(...KNOWN_INGRESS_CONTROLLERS));
  const className = fc.record({ className: fc.constantFrom("nginx", "public"), controller });
  const gateway = fc.record({
    ...{ name: fc.constant("shared"), namespace: fc.constant("gateways"), listener: fc.constant("https") },
    dataPlaneNamespace: maybe(fc.constant("envoy-gateway-system")),
  });
  return isFound(kind) ? fc.oneof(className, fc.record({ gateway })) : className;
}

function addons(kind: CloudKind): fc.Arbitrary<unknown> {
  const imageHost = maybe(fc.constant("mirror.example.com"));
  const kedaNamespace = maybe(fc.constant("keda"));
  return isFound(kind) ? fc.record({ imageHost, kedaNamespace }) : fc.record({ imageHost });
}

function registry(kind: CloudKind): fc.Arbitrary<unknown> {
  const all = { namespace: fc.constant("ai"), pullSecret: maybe(fc.constant("pull")) };
  if (isFound(kind)) return fc.record({ ...all, host: fc.constant("registry.example.com:5000") });
  const name = fc.constantFrom(
    "acme-images",
    "acme-sd-images-and-more",
    "a".repeat(CATALOGS[kind].registryNameLength ?? 30),
  );
  const tier = maybe(fc.constantFrom("basic", "standard", "premium"));
  return fc.record({ ...all, tier, name: maybe(name), keepTags: maybe(small) });
}

function store(
  kind: CloudKind,
  more: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<unknown> {
  const optional = Object.fromEntries(Object.entries(more).map(([key, value]) => [key, maybe(value)]));
  const volume = fc.constantFrom(
    { nfs: { server: "nfs.example.com", path: "/a" } },
    { storageClass: { name: "shared" } },
    { storageClass: { name: "shared", accessMode: "ReadWriteMany" } },
    { hostPath: { path: "/srv/files", node: "gpu-1" } },
  );
  if (!isFound(kind)) return fc.record({ sizeGiB: small.map((size) => size * 10), ...optional });
  const rest = Object.fromEntries(Object.entries(optional).filter(([key]) => key !== "snapshots"));
  return fc.record({ sizeGiB: small.map((size) => size * 10), ...rest, volume });
}

function diffusion(kind: CloudKind): fc.Arbitrary<unknown> {
  const { computeStepPercent = 100 } = CATALOGS[kind].gpuSharing ?? {};
  const percent = [25, 28, 33, 50, 100].filter((share) => share % computeStepPercent === 0);
  const gpu = fc.record({ computePercent: fc.constantFrom(...percent) });
  const period = fc.record({
    name: fc.constantFrom("day", "night"),
    start: fc.constantFrom("0 9 * * 1-5", "30 8 * * *"),
    end: fc.constant("0 20 * * 1-5"),
    timezone: fc.constantFrom("Asia/Shanghai", "Europe/Berlin"),
    min: fc.integer({ min: 0, max: 2 }),
  });
  return fc.record({
    namespace: maybe(fc.constant("images")),
    image: fc.record({
      repository: fc.constant("ai/webui"),
      digest: fc.constant(`sha256:${"0f1e2d3c".repeat(8)}`),
    }),
    model: fc.constant("sd15"),
    gpu,
    resources: maybe(fc.record({ cpu: fc.constantFrom("4", "500m", 2), memoryGiB: fc.constantFrom(8, 12) })),
    scaling: fc.record({
      min: fc.integer({ min: 1, max: 2 }),
      max: fc.constantFrom(2, 3, 3, 5),
      queuePerReplica: maybe(small),
      schedule: maybe(fc.uniqueArray(period, { minLength: 1, maxLength: 2, selector: ({ name }) => name })),
    }),
    access: fc.record({
      ...{ host: fc.constant("sd.example.com"), tlsSecret: fc.constant("sd-tls") },
      apiAuthSecret: fc.constant("sd-auth"),
      requestsPerMinute: maybe(small),
      allowedCidrs: maybe(fc.constant(["198.51.100.0/24"])),
    }),
  });
}

function budget(kind: CloudKind): fc.Arbitrary<unknown> {
  const types = isFound(kind) ? fc.constant("old") : machines(kind, () => true);
  return fc.record({
    monthly: fc.constant(90_000_000),
    currency: fc.constantFrom("CNY", "USD"),
    hourlyPrices: maybe(fc.dictionary(types, fc.constantFrom(1, 2.5), { minKeys: 1, maxKeys: 2 })),
  });
}

const waiver = fc.record({
  rule: fc.constantFrom(...WAIVABLE_RULES),
  address: maybe(fc.constant("tencentcloud_vpc.network")),
  reason: fc.constant("it is agreed on"),
  owner: fc.constant("us"),
  expires: fc.constant("2999-12-31"),
});
