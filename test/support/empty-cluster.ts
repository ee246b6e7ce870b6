import { ControlPlane, RehearsalCluster } from "../../rehearsal/cluster/control-plane";

/** A control plane whose clusters have an address and nothing else. */
export function emptyControlPlane(stopped: string[] = []): ControlPlane {
  return {
    start: async (name): Promise<RehearsalCluster> => ({
      name,
      server: `https://${name}.example`,
      credentials: { caCertificate: "", clientCertificate: "", clientKey: "" },
      api: { request: async () => ({ status: 404, body: { kind: "Status" }, warnings: [] }) },
      addNode: async () => undefined,
      removeNode: async () => undefined,
      nodes: async () => [],
      placements: async () => [],
      stop: async () => {
        stopped.push(name);
      },
    }),
  };
}
