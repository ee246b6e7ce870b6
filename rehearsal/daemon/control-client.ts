import { request } from "node:http";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { isPlacementProof, PlacementProof } from "../placement/proof";
import { ProofRequest } from "../placement/proof-request";
import { Snapshot } from "../run/snapshot";
import { Seed } from "../seed";
import { SimulatedClouds } from "../simulated-clouds";
import { CloudRecord } from "./cloud-record";
import { isSnapshot } from "./snapshot-shape";

/** How long an answer may take, in milliseconds. */
const PATIENCE_MILLISECONDS = 30_000;

/** How long a proof of placement may take, in milliseconds: it waits for real controllers. */
const PROOF_MILLISECONDS = 1_800_000;

/** The cloud in the background does not answer, or not as it should. */
export class ControlError extends Error {
  public constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ControlError";
  }
}

/** A cloud that runs in the background, seen from another process. */
export class BackgroundClouds implements SimulatedClouds {
  public readonly record: CloudRecord;

  public constructor(record: CloudRecord) {
    this.record = record;
  }

  public get environment(): Readonly<Record<string, string>> {
    return this.record.environment;
  }

  /** Says whether it is this very cloud that answers. */
  public async isAnswering(): Promise<boolean> {
    const status = await this.#call("GET", "/status").catch(() => undefined);
    return (
      typeof status === "object" &&
      status !== null &&
      "instance" in status &&
      status.instance === this.record.instance
    );
  }

  public async snapshot(): Promise<Snapshot> {
    const json = await this.#call("GET", "/snapshot");
    if (isSnapshot(json)) return json;
    throw new ControlError(
      "the cloud answered with something that is no snapshot; is it of another version?",
    );
  }

  public async seed(seed: Seed): Promise<void> {
    await this.#call("POST", "/seed", seed);
  }

  public async prove(proof: ProofRequest, signal: AbortSignal): Promise<PlacementProof> {
    const patience = { signal, milliseconds: PROOF_MILLISECONDS };
    const json = await this.#call("POST", "/prove", proof, patience);
    if (isPlacementProof(json)) return json;
    throw new ControlError("the cloud answered with something that is no proof; is it of another version?");
  }

  /** Asks it to end. */
  public async down(): Promise<void> {
    await this.#call("POST", "/down");
  }

  async #call(
    method: "GET" | "POST",
    path: string,
    body?: unknown,
    { signal, milliseconds = PATIENCE_MILLISECONDS }: { signal?: AbortSignal; milliseconds?: number } = {},
  ): Promise<unknown> {
    const outgoing = request({
      socketPath: this.record.controlSocket,
      method,
      path,
      timeout: milliseconds,
      ...(signal === undefined ? {} : { signal }),
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error(`no answer within ${milliseconds / 1000} s`)));
    try {
      outgoing.end(body === undefined ? undefined : JSON.stringify(body));
      const [response] = await once(outgoing, "response");
      const json: unknown = JSON.parse(await text(response));
      if (response.statusCode === 200) return json;
      throw new Error(
        typeof json === "object" && json !== null && "error" in json ? String(json.error) : String(json),
      );
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ControlError(`the cloud (process ${this.record.pid}): ${reason}`, { cause: error });
    }
  }
}
