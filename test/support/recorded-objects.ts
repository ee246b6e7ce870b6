import { RehearsalCluster } from "../../rehearsal/cluster/control-plane";
import { Json, JsonObject } from "../../rehearsal/cluster/kubernetes-api";
import { eventually } from "./cluster-objects";
import { ConversionCase, RecordedRequest } from "./kubernetes-fixtures";
import { comparable } from "./kubernetes/recorded";
import { isAbout, recordedForm } from "./recorded-changes";
import { RecordedCluster, Write } from "./recorded-cluster";

/** What is stored for a resource, and what the recording says of it, both without what differs in every run. */
export type StoredObjects = (address: string) => { readonly actual: Json; readonly expected: Json };

/** How long controllers may take to do what the recording, made some seconds after the apply, has seen. */
const SECONDS_TO_SETTLE = 30;

/** The objects that the resources' requests have made, once the controllers have done with them what was recorded. */
export async function storedObjects(
  recorded: RecordedCluster,
  resources: readonly ConversionCase[],
  writes: readonly Write[],
): Promise<StoredObjects> {
  const read = await Promise.all(
    resources.map(async ({ address, request, object }) => {
      const expected = withAuthority(address, object, recorded.cluster) as JsonObject;
      const path = storedPath(request[0], writes);
      const look = async () => comparable(await recorded.call({ method: "GET", path }), expected);
      const isThere = (actual: Json) => canonical(actual) === canonical(expected);
      // What stays different is for the test of the resource to show.
      const actual = await eventually(look, isThere, SECONDS_TO_SETTLE).catch(look);
      return [address, { actual, expected }] as const;
    }),
  );
  const found = new Map(read);
  return (address) => found.get(address) ?? { actual: null, expected: null };
}

/**
 * What was recorded, with the authority's certificate among a service account token's data: the controller manager of
 * the recording was not told of an authority (`--root-ca-file`), with which it always writes that key.
 */
export function withAuthority(address: string, recorded: Json, { credentials }: RehearsalCluster): Json {
  if (!address.endsWith("kubernetes_secret_v1.sa_token")) return recorded;
  const value = recorded as JsonObject;
  const isObject = value["kind"] === "Secret";
  const certificate = credentials.caCertificate;
  const encoded = isObject ? Buffer.from(certificate).toString("base64") : certificate;
  return { ...value, data: { ...(value["data"] as JsonObject), "ca.crt": encoded } };
}

/** Path of the object that a recorded request has made. */
export function storedPath(request: RecordedRequest | undefined, writes: readonly Write[]): string {
  const write = request && writes.find((one) => isAbout(recordedForm(one), request));
  if (!write) throw new Error(`nothing was sent to ${request?.path ?? "anything"}`);
  const { method, path } = write.request;
  if (method !== "POST") return path;
  const { name } = (write.response.body as JsonObject)["metadata"] as JsonObject;
  return `${path}/${String(name)}`;
}

function canonical(json: Json): string {
  return JSON.stringify(json, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
