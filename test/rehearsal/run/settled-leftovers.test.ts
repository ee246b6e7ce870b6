import { settledLeftovers } from "../../../rehearsal/run/settled-leftovers";
import { KubernetesObject, Snapshot } from "../../../rehearsal/run/snapshot";

const EMPTY: Snapshot = { cloud: [], kubernetes: [], clusters: [], charts: [], ledger: [] };

function object(kind: string, metadata: object = {}): KubernetesObject {
  return {
    cluster: "k",
    apiVersion: "v1",
    kind,
    name: "left",
    own: false,
    value: { metadata: { name: "left", ...metadata } },
  };
}

/** Snapshots, one after the other; the last one again and again. */
function series(...moments: (readonly KubernetesObject[])[]) {
  let taken = 0;
  return {
    taken: () => taken,
    snapshot: async (): Promise<Snapshot> => {
      const kubernetes = moments[Math.min(taken, moments.length - 1)] ?? [];
      taken += 1;
      return { ...EMPTY, kubernetes };
    },
  };
}

describe("settled leftovers", () => {
  test.each([
    ["what belonged to something that is gone", object("ReplicaSet", { ownerReferences: [{ uid: "u" }] })],
    ["what is being deleted", object("Pod", { deletionTimestamp: "2026-01-01T00:00:00Z" })],
    ["what controllers keep beside a service", object("EndpointSlice")],
  ])("wait until a cluster has removed %s", async (_, going) => {
    const { snapshot, taken } = series([going], [going], []);
    expect(await settledLeftovers(EMPTY, snapshot)).toEqual({ cloud: [], kubernetes: [] });
    expect(taken()).toBe(3);
  });

  test("do not wait for what nobody will remove", async () => {
    const { snapshot, taken } = series([object("ConfigMap")]);
    expect((await settledLeftovers(EMPTY, snapshot)).kubernetes).toHaveLength(1);
    expect(taken()).toBe(1);
  });

  test("tell what a cluster does not remove in time", async () => {
    const { snapshot } = series([object("EndpointSlice")]);
    expect((await settledLeftovers(EMPTY, snapshot, 0)).kubernetes).toHaveLength(1);
  });
});
