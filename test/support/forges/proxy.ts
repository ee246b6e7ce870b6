import { createServer } from "node:http";
import { AddressInfo, connect, Socket } from "node:net";

/** A proxy of a company, as the variables of runners name it. */
export interface FakeProxy {
  readonly url: string;

  /** Servers that it has led to. */
  readonly led: string[];
  stop(): Promise<void>;
}

/** Leads to any server on this machine. */
export async function fakeProxy(): Promise<FakeProxy> {
  const led: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on("connect", ({ url = "" }: { url?: string }, client: Socket) => {
    led.push(url);
    const { hostname, port } = new URL(`http://${url}`);
    const upstream = connect(Number(port), hostname, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    led,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
