import { CallResult } from "./call";
import { dataHandlers } from "./wire-handlers-data";
import { WireHandlers } from "./protocol-messages";
import { AttributePath, Diagnostic, ResourceType } from "./provider";
import { ResourceSchema } from "./schema";
import { runCall, Session } from "./server-session";
import { BlockShape, shapeOfBlock } from "./shape";
import { readStoredState } from "./stored-state";
import { hasUnknown, isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "./value";
import { wireDiagnostics, wirePath } from "./wire-path";
import { asObject, decodeValue, encodeValue } from "./wire-value";
import { withoutWriteOnly } from "./write-only";

interface Target {
  readonly shape: BlockShape;
  readonly type: ResourceType;
}

/** Answers the methods of the protocol out of a provider. */
export function wireHandlers(session: Session): WireHandlers {
  const { definition, stopping } = session;
  const legacy_type_system = definition.legacyTypeSystem === true;

  return {
    ...dataHandlers(session),

    async ValidateResourceConfig({ type_name: typeName, config }) {
      const { shape, type } = target(session, typeName);
      const value = asObject(decodeValue(shape, config?.msgpack)) ?? {};
      const result = await runCall(session, { method: "ValidateResourceConfig", typeName }, async () => ({
        diagnostics: await type.validate(value),
      }));
      return { diagnostics: wireDiagnostics(result.diagnostics, shape) };
    },

    async UpgradeResourceState({ type_name: typeName, raw_state }) {
      const { shape } = target(session, typeName);
      const result = await runCall(session, { method: "UpgradeResourceState", typeName }, async () => {
        const stored: unknown = JSON.parse(Buffer.from(raw_state?.json ?? []).toString("utf8") || "null");
        return { state: asObject(readStoredState(shape, stored)), diagnostics: [] };
      });
      return {
        upgraded_state: encoded(shape, result.state),
        diagnostics: wireDiagnostics(result.diagnostics),
      };
    },

    async ReadResource({ type_name: typeName, current_state, private: secret }) {
      const { shape, type } = target(session, typeName);
      const prior = asObject(decodeValue(shape, current_state.msgpack));
      const subject = {
        method: "ReadResource",
        typeName,
        action: "read",
        prior: prior ?? undefined,
      } as const;
      const result = await runCall(session, subject, async () => {
        if (prior === null) return { state: null, diagnostics: [] };
        const { state, diagnostics = [] } = await type.read(prior);
        return { state, diagnostics };
      });
      return {
        new_state: encoded(shape, result.state),
        diagnostics: wireDiagnostics(result.diagnostics, shape),
        private: secret,
      };
    },

    async PlanResourceChange(request) {
      const { type_name: typeName } = request;
      const { shape, type } = target(session, typeName);
      const prior = asObject(decodeValue(shape, request.prior_state.msgpack));
      const proposed = asObject(
        withoutWriteOnly(shape, decodeValue(shape, request.proposed_new_state.msgpack)),
      );
      const config = asObject(decodeValue(shape, request.config?.msgpack));
      let replaced: readonly AttributePath[] = [];
      const subject = {
        method: "PlanResourceChange",
        typeName,
        action: "plan",
        prior: prior ?? undefined,
      } as const;
      const result = await runCall(session, subject, async () => {
        const {
          planned,
          requiresReplace = [],
          diagnostics = [],
        } = await type.plan({ prior, proposed, config });
        replaced = requiresReplace;
        return { state: planned, diagnostics };
      });
      return {
        planned_state: encoded(shape, result.state),
        requires_replace: replaced.map((path) => wirePath(shape, path)),
        planned_private: request.prior_private,
        diagnostics: wireDiagnostics(result.diagnostics, shape),
        legacy_type_system,
      };
    },

    async ApplyResourceChange(request) {
      const { type_name: typeName } = request;
      const { shape, type } = target(session, typeName);
      const prior = asObject(decodeValue(shape, request.prior_state.msgpack));
      const planned = asObject(decodeValue(shape, request.planned_state.msgpack));
      const config = asObject(decodeValue(shape, request.config?.msgpack));
      const action = planned === null ? "delete" : prior === null ? "create" : "update";
      const subject = { method: "ApplyResourceChange", typeName, action, prior: prior ?? undefined } as const;
      const result = await runCall(session, subject, async () => {
        const { state, diagnostics = [] } = await type.apply({ prior, planned, config }, stopping.signal);
        return { state, diagnostics };
      });
      return {
        new_state: encoded(shape, applied(result)),
        private: request.planned_private,
        diagnostics: wireDiagnostics(result.diagnostics, shape),
        legacy_type_system,
      };
    },

    async ImportResourceState({ type_name: typeName, id }) {
      const { shape, type } = target(session, typeName);
      const subject = { method: "ImportResourceState", typeName, action: "import", id } as const;
      const result = await runCall(session, subject, async () => {
        const { state, diagnostics = [] } = await type.importState(id);
        return { state, diagnostics };
      });
      const diagnostics = wireDiagnostics(result.diagnostics, shape);
      const imported = result.state ? [{ type_name: typeName, state: encoded(shape, result.state) }] : [];
      return { imported_resources: imported, diagnostics };
    },
  };
}

function target(session: Session, typeName: string): Target {
  const schema: ResourceSchema | undefined = session.definition.schema.resources.get(typeName);
  const type = session.provider.resourceType(typeName);
  if (!schema || !type) throw new Error(`${session.definition.address} has no resource type ${typeName}`);
  return { shape: shapeOfBlock(schema.block), type };
}

function encoded(shape: BlockShape, state: ObjectValue | null | undefined): { msgpack: Buffer } {
  return { msgpack: encodeValue(shape, withoutWriteOnly(shape, state ?? null)) };
}

// A failed apply may leave attributes that nobody ever learnt; Terraform takes them as null.
function applied({ state = null, diagnostics }: CallResult): ObjectValue | null {
  if (state === null || !hasUnknown(state) || !diagnostics.some(isError)) return state;
  return asObject(unknownAsNull(state));
}

function unknownAsNull(value: Value): Value {
  if (value === UNKNOWN) return null;
  if (isListValue(value)) return value.map(unknownAsNull);
  if (!isObjectValue(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unknownAsNull(inner)]));
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}
