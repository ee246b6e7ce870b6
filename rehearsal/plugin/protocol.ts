import * as grpc from "@grpc/grpc-js";
import * as protoLoader from "@grpc/proto-loader";
import { WireHandlers } from "./protocol-messages";
import { MESSAGES, METHODS, ONE_OF } from "./protocol-tables";

const PACKAGE = "tfplugin6";

/** Turns a message of this name into bytes. */
export type MessageEncoder = (message: object) => Buffer;

function fieldsOf(table: Readonly<Record<string, string>>): Record<string, object> {
  const field = (text: string): object => {
    const [id, type = ""] = text.split(" ");
    const name = type.replace(/\[\]$|\{\}$/, "");
    return {
      id: Number(id),
      type: name,
      ...(type.endsWith("[]") && { rule: "repeated" }),
      ...(type.endsWith("{}") && { keyType: "string" }),
    };
  };
  return Object.fromEntries(Object.entries(table).map(([name, text]) => [name, field(text)]));
}

function loadService(): grpc.ServiceDefinition {
  const nested: Record<string, object> = {};
  for (const [name, table] of Object.entries(MESSAGES)) {
    const alternatives = ONE_OF[name];
    nested[name] = {
      fields: fieldsOf(table),
      ...(alternatives && { oneofs: { selector: { oneof: [...alternatives] } } }),
    };
  }
  const methods = Object.entries(METHODS).map(([name, [requestType, responseType]]) => [
    name,
    { requestType, responseType },
  ]);
  nested["Provider"] = { methods: Object.fromEntries(methods) };
  const loaded = protoLoader.fromJSON(
    { nested: { [PACKAGE]: { nested } } },
    { keepCase: true, longs: Number, oneofs: true, defaults: true },
  );
  return loaded[`${PACKAGE}.Provider`] as grpc.ServiceDefinition;
}

const SERVICE = loadService();

/** Encodes the answer to GetProviderSchema. */
export const encodeSchemaResponse: MessageEncoder = (message) => {
  const method = SERVICE["GetProviderSchema"];
  if (method === undefined) throw new Error("GetProviderSchema is not in the table of methods");
  return method.responseSerialize(message);
};

/** Makes a gRPC server that answers the protocol; the schema's answer comes encoded, for it is large and constant. */
export function protocolServer(handlers: WireHandlers, schema: () => Promise<Buffer>): grpc.Server {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
  });
  const service = { ...SERVICE };
  const schemaMethod = service["GetProviderSchema"];
  if (schemaMethod !== undefined) {
    service["GetProviderSchema"] = { ...schemaMethod, responseSerialize: (bytes: Buffer) => bytes };
  }
  const implementation: grpc.UntypedServiceImplementation = { GetProviderSchema: unary(schema) };
  for (const [name, handler] of Object.entries(handlers)) {
    implementation[name] = unary(handler as (request: unknown) => Promise<object>);
  }
  server.addService(service, implementation);
  return server;
}

function unary(handler: (request: unknown) => Promise<object>): grpc.handleUnaryCall<unknown, object> {
  return (call, callback) => {
    handler(call.request).then(
      (response) => callback(null, response),
      (error: unknown) =>
        callback({
          code: grpc.status.INTERNAL,
          details: error instanceof Error ? error.message : String(error),
        }),
    );
  };
}
