import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startAllClouds } from "../../cli/clouds";
import { seedFor } from "../../cli/seeds";
import { ControlPlane, RehearsalCluster } from "../../rehearsal/cluster/control-plane";
import { ApiRequest, Json, JsonObject } from "../../rehearsal/cluster/kubernetes-api";
import { jsonAt, objectOf } from "../../rehearsal/providers/kubernetes/conversion/json";
import { readStacks } from "../../rehearsal/run/stacks";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { Terraform } from "../../rehearsal/terraform/terraform";
import { synthesize } from "../../synth/synthesize";
import { PROJECT } from "./cli";
import { shipped, SHIPPED } from "./environments";

/** What an apply of a shipped environment did. */
export interface RecordedRehearsal {
  /** The objects of our own that the API server was sent, in the order of their arrival. */
  readonly sent: readonly JsonObject[];

  /** The outputs of the foundation, as `terraform output -json` prints them. */
  readonly outputs: Json;
}

/** Applies every stack of a shipped environment in simulated clouds and records what their API server is sent. */
export async function recordedRehearsal(
  name: (typeof SHIPPED)[number],
  binary: TerraformBinary,
  controlPlane: ControlPlane,
): Promise<RecordedRehearsal> {
  const folder = await mkdtemp(join(tmpdir(), "sdr-"));
  const sent: JsonObject[] = [];
  const clouds = await startAllClouds(recording(controlPlane, sent), { socketParent: folder });
  try {
    await clouds.seed(seedFor(shipped(name)));
    const outFolder = join(folder, "out");
    synthesize({
      configFolder: join(PROJECT, "config/environments"),
      names: [name],
      outFolder,
      stateFolder: join(folder, "state"),
      schemaFolder: join(PROJECT, "schemas"),
    });
    const environment = { PATH: process.env["PATH"] ?? "", HOME: folder, ...clouds.environment };
    let outputs: Json = {};
    for (const stack of readStacks(outFolder)) {
      const terraform = new Terraform(binary, { folder: stack.folder, environment, timeoutSeconds: 280 });
      await terraform.init();
      await terraform.apply();
      if (stack.name.endsWith("-foundation")) outputs = (await terraform.outputJson()) as Json;
    }
    return { sent, outputs };
  } finally {
    await clouds.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function recording(controlPlane: ControlPlane, sent: JsonObject[]): ControlPlane {
  return {
    async start(name): Promise<RehearsalCluster> {
      const cluster = await controlPlane.start(name);
      const request = cluster.api.request.bind(cluster.api);
      cluster.api.request = async (asked) => {
        const response = await request(asked);
        if (response.status < 300 && makes(asked) && isOurs(asked.body)) sent.push(objectOf(asked.body));
        return response;
      };
      return cluster;
    },
    release: async () => controlPlane.release?.(),
  };
}

function makes({ method, contentType = "" }: ApiRequest): boolean {
  return method === "POST" || (method === "PATCH" && contentType.includes("apply-patch"));
}

/** The stacks mark everything that is theirs; what charts and controllers make is not. */
function isOurs(body: Json | undefined): boolean {
  return jsonAt(body, "metadata", "labels", "app.kubernetes.io/managed-by") === "sdstack";
}
