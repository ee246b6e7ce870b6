import { join } from "node:path";
import { BackgroundClouds } from "../../../rehearsal/daemon/control-client";
import { serveControl } from "../../../rehearsal/daemon/control-server";
import { PlacementProof } from "../../../rehearsal/placement/proof";
import { ProofRequest } from "../../../rehearsal/placement/proof-request";
import { SimulatedClouds } from "../../../rehearsal/simulated-clouds";
import { temporaryFolder } from "../../support/toy-app";

const PROOF: PlacementProof = {
  workloads: [],
  applied: [],
  maximum: [],
  findings: [{ kind: "unsettled", cluster: "k", what: "pod a is still going" }],
  updated: [],
  drained: { applied: ["n"], maximum: [] },
};
const REQUEST: ProofRequest = { lookOnly: true, spareNodes: [] };

describe("a proof of placement by clouds in the background", () => {
  let folder = temporaryFolder();
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  const asking = async <T>(
    prove: SimulatedClouds["prove"],
    ask: (clouds: BackgroundClouds) => Promise<T>,
  ): Promise<T> => {
    const controlSocket = join(folder.path, "c.sock");
    const clouds = { prove } as Partial<SimulatedClouds> as SimulatedClouds;
    const server = await serveControl({
      socketPath: controlSocket,
      clouds,
      instance: "i",
      onDown: () => undefined,
    });
    try {
      return await ask(new BackgroundClouds({ controlSocket, pid: 1 } as BackgroundClouds["record"]));
    } finally {
      server.close();
      server.closeAllConnections();
    }
  };

  test("travels there and back", async () => {
    const asked: ProofRequest[] = [];
    const prove: SimulatedClouds["prove"] = async (request) => {
      asked.push(request);
      return PROOF;
    };
    const { signal } = new AbortController();
    expect(await asking(prove, (clouds) => clouds.prove(REQUEST, signal))).toEqual(PROOF);
    expect(asked).toEqual([REQUEST]);
  });

  test("is ended there when whoever asked goes", async () => {
    const end = new AbortController();
    let ended: () => void = () => undefined;
    const heard = new Promise<void>((resolve) => (ended = resolve));
    const prove: SimulatedClouds["prove"] = (_, signal) => {
      end.abort(new Error("enough"));
      return new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          ended();
          reject(new Error("over"));
        });
      });
    };
    await asking(prove, async (clouds) => {
      await expect(clouds.prove(REQUEST, end.signal)).rejects.toThrow("the cloud (process 1)");
      await heard;
    });
  });
});
