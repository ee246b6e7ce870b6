import { readFileSync } from "node:fs";
import path from "node:path";
import { RehearsalCluster } from "../../../rehearsal/cluster/control-plane";
import { ApiResponse, Json, JsonObject } from "../../../rehearsal/cluster/kubernetes-api";

const FOLDER = path.join(__dirname, "../../fixtures/kubernetes-provider");

/** A request as it was recorded. */
export interface RecordedRequest {
  readonly method: "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly content_type?: string;
  readonly body?: Json;
  readonly warning?: string;
  readonly status?: number;
  readonly message?: string;
}

/** A resource of conversion.json, as far as the API is concerned. */
export interface RecordedResource {
  readonly address: string;
  readonly request: readonly RecordedRequest[];
  readonly object: JsonObject;
}

/** What conversion.json says. */
export interface Conversion {
  readonly prerequisites: {
    readonly objects: readonly JsonObject[];
    readonly custom_resource_definition: JsonObject;
  };
  readonly resources: readonly RecordedResource[];
}

/** A case of updates.json or errors.json, as far as the API is concerned. */
export interface RecordedCase {
  readonly case: string;
  readonly address: string;
  readonly stage?: string;
  readonly config: JsonObject;
  readonly requests?: readonly RecordedRequest[];
  readonly response?: {
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly message: string;
  };
}

function load(file: string): unknown {
  return JSON.parse(readFileSync(path.join(FOLDER, file), "utf8"));
}

/** The recorded conversions. */
export function conversion(): Conversion {
  return load("conversion.json") as Conversion;
}

/** The recorded cases of a file. */
export function recordedCases(file: "updates.json" | "errors.json"): readonly RecordedCase[] {
  return (load(file) as { cases: readonly RecordedCase[] }).cases;
}

/** Sends a recorded request. */
export function send(cluster: RehearsalCluster, request: RecordedRequest): Promise<ApiResponse> {
  const { method, path: where, body, content_type: contentType } = request;
  return cluster.api.request({
    method,
    path: where,
    ...(body === undefined ? {} : { body }),
    ...(contentType === undefined ? {} : { contentType }),
  });
}

/** `kubectl apply` leaves the object it was given in an annotation. */
export function asApplied(object: JsonObject): JsonObject {
  const metadata = object["metadata"] as JsonObject;
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .sort()
              .map(([k, v]) => [k, sorted(v)]),
          )
        : value;
  const last = JSON.stringify(sorted({ ...object, metadata: { annotations: {}, ...metadata } }));
  return {
    ...object,
    metadata: {
      ...metadata,
      annotations: { "kubectl.kubernetes.io/last-applied-configuration": `${last}\n` },
    },
  };
}

const VOLATILE = ["uid", "resourceVersion", "generation", "creationTimestamp", "managedFields"];

/** An object without what the recording leaves out, and without assigned addresses and ports unless they were recorded. */
export function comparable(object: JsonObject, recorded: JsonObject): Json {
  const copy = structuredClone(object) as Record<string, Json>;
  const metadata = copy["metadata"] as Record<string, Json>;
  for (const field of VOLATILE) Reflect.deleteProperty(metadata, field);
  delete copy["status"];
  const spec = copy["spec"] as Record<string, Json> | undefined;
  const claim = spec?.["claimRef"] as Record<string, Json> | undefined;
  for (const field of ["uid", "resourceVersion"]) Reflect.deleteProperty(claim ?? {}, field);
  const recordedSpec = recorded["spec"] as Record<string, Json> | undefined;
  if (copy["kind"] === "Service" && spec !== undefined) {
    for (const field of ["clusterIP", "clusterIPs", "healthCheckNodePort"]) {
      if (recordedSpec?.[field] === undefined) Reflect.deleteProperty(spec, field);
    }
    const ports = spec["ports"] as Record<string, Json>[] | undefined;
    const recordedPorts = recordedSpec?.["ports"] as Record<string, Json>[] | undefined;
    ports?.forEach((port, i) => {
      if (recordedPorts?.[i]?.["nodePort"] === undefined) delete port["nodePort"];
    });
  }
  return blurred(copy, recorded);
}

const PLACEHOLDER = /<(uid|resource_version|suffix|cluster_ip|node_port|token|ca\.crt|timestamp)>/;

/** Puts the recording's placeholders where it has them. */
function blurred(value: Json, recorded: Json | undefined): Json {
  if (typeof value === "string" && typeof recorded === "string" && PLACEHOLDER.test(recorded)) {
    const start = recorded.slice(0, recorded.search(PLACEHOLDER));
    return value.startsWith(start) ? recorded : value;
  }
  if (Array.isArray(value))
    return value.map((item, i) =>
      blurred(item as Json, Array.isArray(recorded) ? (recorded[i] as Json) : undefined),
    );
  if (typeof value === "object" && value !== null) {
    const other =
      typeof recorded === "object" && recorded !== null && !Array.isArray(recorded)
        ? (recorded as JsonObject)
        : {};
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, blurred(item as Json, other[key])]),
    );
  }
  return value;
}
