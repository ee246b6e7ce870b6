import { ControlPlane, RehearsalCluster } from "../../rehearsal/cluster/control-plane";
import { ApiRequest, Json, JsonObject } from "../../rehearsal/cluster/kubernetes-api";
import { jsonAt, objectOf } from "../../rehearsal/providers/kubernetes/conversion/json";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { appliedEnvironment } from "./applied-environment";
import { SHIPPED } from "./environments";

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
  const sent: JsonObject[] = [];
  const { stacks, stop } = await appliedEnvironment(name, binary, recording(controlPlane, sent));
  try {
    const foundation = stacks.find((stack) => stack.name.endsWith("-foundation"));
    return { sent, outputs: ((await foundation?.terraform.outputJson()) ?? {}) as Json };
  } finally {
    await stop();
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
