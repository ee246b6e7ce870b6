import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { Json, JsonObject } from "../../cluster/kubernetes-api";

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.string(), z.number(), z.boolean(), z.array(json), z.record(z.string(), json)]),
);

const record = z.object({
  name: z.string(),
  namespace: z.string(),
  version: z.number(),
  info: z.object({
    first_deployed: z.string(),
    last_deployed: z.string(),
    deleted: z.string().default(""),
    description: z.string().default(""),
    status: z.string(),
    notes: z.string().default(""),
  }),
  chart: z.object({
    metadata: z.object({
      name: z.string(),
      version: z.string(),
      appVersion: z.string().default(""),
      apiVersion: z.string().default("v2"),
    }),
  }),
  config: z.record(z.string(), json).default({}),
  manifest: z.string().default(""),
});

/** One revision of a release, in the form in which helm itself stores it. */
export type ReleaseRecord = Readonly<z.infer<typeof record>>;

/** Secrets of this type hold releases. */
export const RELEASE_SECRET_TYPE = "helm.sh/release.v1";

/** Name of the secret that holds a revision. */
export function secretName(release: string, revision: number): string {
  return `sh.helm.release.v1.${release}.v${revision}`;
}

/** The data of the secret that holds a revision: its text packed, and twice in base64. */
export function packedRelease(release: ReleaseRecord): JsonObject {
  const packed = gzipSync(JSON.stringify(release)).toString("base64");
  return { release: Buffer.from(packed).toString("base64") };
}

/** The secret that holds a revision, as helm makes it. */
export function releaseSecret(release: ReleaseRecord): JsonObject {
  const { name, namespace, version, info } = release;
  return {
    apiVersion: "v1",
    kind: "Secret",
    type: RELEASE_SECRET_TYPE,
    metadata: {
      name: secretName(name, version),
      namespace,
      labels: { name, owner: "helm", status: info.status, version: String(version) },
    },
    data: packedRelease(release),
  };
}

/** Reads the secret of a revision; undefined when it is not one. */
export function readReleaseSecret(secret: Json): ReleaseRecord | undefined {
  const parsed = z.object({ type: z.string(), data: z.object({ release: z.string() }) }).safeParse(secret);
  if (!parsed.success || parsed.data.type !== RELEASE_SECRET_TYPE) return undefined;
  const packed = Buffer.from(parsed.data.data.release, "base64").toString("latin1");
  return record.parse(JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString("utf8")));
}
