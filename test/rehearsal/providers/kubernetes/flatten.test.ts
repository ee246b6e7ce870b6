import { Json, JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { ResourceSchema } from "../../../../rehearsal/plugin/schema";
import { normalizeNulls } from "../../../../rehearsal/plugin/sdk/normalize";
import { settle } from "../../../../rehearsal/plugin/sdk/settle";
import { ObjectValue } from "../../../../rehearsal/plugin/value";
import { KINDS } from "../../../../rehearsal/providers/kubernetes/kinds";
import { flattenObject } from "../../../../rehearsal/providers/kubernetes/kinds/object";
import {
  changed,
  comparable,
  ConversionCase,
  kubernetesSchema,
  readRecorded,
  typeOf,
  wholeBlock,
} from "../../../support/kubernetes-fixtures";

const { resources } = readRecorded<{ resources: ConversionCase[] }>("conversion");
const schema = kubernetesSchema();

/** What the recording left out of objects, as far as the state shows it. */
function recordedObject(
  { object, state: applied, refresh }: ConversionCase,
  step: "apply" | "plan",
): JsonObject {
  const state = (step === "plan" ? changed(applied, refresh) : applied) as JsonObject;
  const metadata = blockOf(state["metadata"]);
  const spec = blockOf(state["spec"]);
  const filled: Record<string, Json> = {
    ...object,
    metadata: {
      ...(object["metadata"] as JsonObject),
      generation: metadata["generation"] ?? null,
      resourceVersion: metadata["resource_version"] ?? null,
      uid: metadata["uid"] ?? null,
    },
  };
  const claim = (spec["claim_ref"] ?? []) as readonly Json[];
  if (object["kind"] === "PersistentVolume" && claim.length === 0) {
    // The recording shows the volume some seconds later, when a claim was bound to it.
    filled["spec"] = { ...(object["spec"] as JsonObject), claimRef: null };
  }
  if (object["kind"] === "Secret" && applied["type"] === "kubernetes.io/service-account-token") {
    const token = Object.entries(blockOf([state["data"] ?? {}])).map(([key, value]) => [
      key,
      Buffer.from(String(value)).toString("base64"),
    ]);
    filled["data"] = Object.fromEntries(token) as JsonObject;
  }
  if (object["kind"] === "Service") {
    const ports = ((object["spec"] as JsonObject)["ports"] ?? []) as JsonObject[];
    filled["spec"] = {
      clusterIP: spec["cluster_ip"] ?? null,
      clusterIPs: spec["cluster_ips"] ?? null,
      healthCheckNodePort: spec["health_check_node_port"] ?? null,
      ...(object["spec"] as JsonObject),
      ports: ports.map((port, i) => ({
        nodePort: ((spec["port"] as JsonObject[])[i] ?? {})["node_port"] ?? null,
        ...port,
      })),
    };
  }
  return filled;
}

function blockOf(json: Json | undefined): JsonObject {
  return (Array.isArray(json) ? (json[0] as JsonObject) : {}) ?? {};
}

function read(type: ResourceSchema, each: ConversionCase, base: ObjectValue, step: "apply" | "plan"): Json {
  const kind = KINDS.get(typeOf(each.address));
  if (!kind) throw new Error(`no such type: ${each.address}`);
  const { block } = type;
  const partial = flattenObject(kind, block, recordedObject(each, step), { known: base });
  return comparable(
    block,
    normalizeNulls(settle(partial, base, block, "null"), base, block, step) as ObjectValue,
  );
}

describe("an API object becomes the state that the real provider keeps", () => {
  const cases = resources.filter(({ address }) => KINDS.has(typeOf(address)));

  test.each(cases.map((each) => [each.address, each] as const))("%s", (address, each) => {
    const type = schema.resources.get(typeOf(address));
    const kind = KINDS.get(typeOf(address));
    if (!type || !kind) throw new Error(`no such type: ${address}`);
    const { plan, state, refresh } = each;
    const planned = wholeBlock(type.block, plan.after, plan.after_unknown, state);
    const refreshed = comparable(type.block, wholeBlock(type.block, changed(state, refresh)));
    if (!kind.unreadAfterCreate?.(planned)) {
      expect(read(type, each, planned, "apply")).toEqual(
        comparable(type.block, wholeBlock(type.block, state)),
      );
    }
    expect(read(type, each, wholeBlock(type.block, state), "plan")).toEqual(refreshed);
  });
});
