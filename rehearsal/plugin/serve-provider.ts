import { once } from "node:events";
import { createServer, Socket } from "node:net";
import { ServerCredentials } from "@grpc/grpc-js";
import { CallInterceptor } from "./call";
import { ProviderDefinition } from "./definition";
import { protocolServer } from "./protocol";
import { runCall } from "./server-session";
import { wireHandlers } from "./wire-handlers";
import { encodedSchema } from "./wire-schema";

/** Longest path of a unix socket that every system takes, in bytes. */
const LONGEST_SOCKET_PATH = 103;

/** Where and how to serve. */
export interface ServeOptions {
  /** Path of the unix socket to make; its folder must be private. */
  readonly socketPath: string;

  /**
   * Stands between Terraform and the provider.
   *
   * @default every call is just carried out
   */
  readonly interceptor?: CallInterceptor;
}

/** A provider that listens. */
export interface ServedProvider {
  /** Full source address of the provider. */
  readonly address: string;
  readonly socketPath: string;

  /** Stops listening and drops what is still connected. Close only after the last Terraform has ended. */
  close(): Promise<void>;
}

/**
 * Serves a provider to any number of Terraforms at once. Each connection has an instance of its own, because
 * Terraform opens one for each provider block.
 *
 * @throws Error when the socket's path is too long or taken.
 */
export async function serveProvider(
  definition: ProviderDefinition,
  options: ServeOptions,
): Promise<ServedProvider> {
  const { socketPath, interceptor } = options;
  const length = Buffer.byteLength(socketPath);
  if (length > LONGEST_SOCKET_PATH) {
    throw new Error(`socketPath: at most ${LONGEST_SOCKET_PATH} bytes, got ${length}: ${socketPath}`);
  }

  const connections = new Map<Socket, () => void>();
  const listener = createServer((socket) => {
    const stopping = new AbortController();
    const session = {
      definition,
      provider: definition.create(),
      stopping,
      interceptor,
      drop: () => socket.destroy(),
    };
    const server = protocolServer(wireHandlers(session), async () => {
      await runCall(session, { method: "GetProviderSchema" }, async () => ({ diagnostics: [] }));
      return encodedSchema(definition.schema);
    });
    const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
    connections.set(socket, () => {
      stopping.abort();
      injector.destroy();
      server.forceShutdown();
      socket.destroy();
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      connections.get(socket)?.();
      connections.delete(socket);
    });
    injector.injectConnection(socket);
  });
  listener.listen(socketPath);
  await once(listener, "listening");

  return {
    address: definition.address,
    socketPath,
    async close() {
      const closed = once(listener, "close");
      listener.close();
      for (const end of connections.values()) end();
      await closed;
    },
  };
}
