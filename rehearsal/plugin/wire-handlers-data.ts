import { CallResult } from "./call";
import { WireHandlers } from "./protocol-messages";
import { DataSourceType } from "./provider";
import { runCall, Session } from "./server-session";
import { BlockShape, shapeOfBlock } from "./shape";
import { wireDiagnostics } from "./wire-path";
import { asObject, decodeValue, encodeValue } from "./wire-value";

type DataMethod =
  | "ValidateProviderConfig"
  | "ConfigureProvider"
  | "ValidateDataResourceConfig"
  | "ReadDataSource"
  | "StopProvider";

/** Answers the methods about the provider itself and about data sources. */
export function dataHandlers(session: Session): Pick<WireHandlers, DataMethod> {
  const { definition, provider, stopping } = session;
  const providerShape = shapeOfBlock(definition.schema.provider.block);

  return {
    async ValidateProviderConfig() {
      const result = await runCall(session, { method: "ValidateProviderConfig" }, nothing);
      return { diagnostics: wireDiagnostics(result.diagnostics, providerShape) };
    },

    async ConfigureProvider({ config }) {
      const value = asObject(decodeValue(providerShape, config?.msgpack)) ?? {};
      const result = await runCall(session, { method: "ConfigureProvider" }, async () => ({
        diagnostics: await provider.configure(value),
      }));
      return { diagnostics: wireDiagnostics(result.diagnostics, providerShape) };
    },

    async ValidateDataResourceConfig({ type_name: typeName, config }) {
      const { shape, type } = source(session, typeName);
      const value = asObject(decodeValue(shape, config?.msgpack)) ?? {};
      const result = await runCall(session, { method: "ValidateDataResourceConfig", typeName }, async () => ({
        diagnostics: await type.validate(value),
      }));
      return { diagnostics: wireDiagnostics(result.diagnostics, shape) };
    },

    async ReadDataSource({ type_name: typeName, config }) {
      const { shape, type } = source(session, typeName);
      const value = asObject(decodeValue(shape, config?.msgpack)) ?? {};
      const subject = { method: "ReadDataSource", typeName, action: "read" } as const;
      const result = await runCall(session, subject, async () => {
        const { state, diagnostics = [] } = await type.read(value);
        return { state, diagnostics };
      });
      return {
        state: { msgpack: encodeValue(shape, result.state ?? null) },
        diagnostics: wireDiagnostics(result.diagnostics, shape),
      };
    },

    async StopProvider() {
      await runCall(session, { method: "StopProvider" }, async () => {
        stopping.abort();
        return nothing();
      });
      return { Error: "" };
    },
  };
}

async function nothing(): Promise<CallResult> {
  return { diagnostics: [] };
}

function source(session: Session, typeName: string): { shape: BlockShape; type: DataSourceType } {
  const schema = session.definition.schema.dataSources.get(typeName);
  const type = session.provider.dataSourceType(typeName);
  if (!schema || !type) throw new Error(`${session.definition.address} has no data source ${typeName}`);
  return { shape: shapeOfBlock(schema.block), type };
}
