import { randomBytes } from "node:crypto";
import { KubernetesApi } from "../kubernetes-api";
import { nameOf, namespaceOf, uidOf } from "../memory/json/object";
import { Fields } from "../memory/json/tree";

/** What the autoscaler calls itself in events. */
export const COMPONENT = "cluster-autoscaler";

/** Something that happened to an object. */
export interface Happening {
  readonly kind: "Pod" | "Node";
  readonly object: Fields;
  readonly reason: string;
  readonly message: string;
}

/** Writes events, each once for an object: what is merely said again is not written again. */
export class EventRecorder {
  readonly #said = new Map<string, string>();

  public constructor(private readonly api: KubernetesApi) {}

  /** Writes an event; its namespace may be on its way out, so a refusal is nothing to care for. */
  public async record({ kind, object, reason, message }: Happening): Promise<void> {
    const [name, uid] = [nameOf(object), uidOf(object)];
    const text = `${reason}: ${message}`;
    if (this.#said.get(uid) === text) return;
    this.#said.set(uid, text);
    const namespace = kind === "Node" ? "default" : namespaceOf(object);
    const now = new Date().toISOString().replace(/\.\d+Z$/, "Z");
    await this.api.request({
      method: "POST",
      path: `/api/v1/namespaces/${namespace}/events`,
      body: {
        apiVersion: "v1",
        kind: "Event",
        metadata: { name: `${name}.${randomBytes(8).toString("hex")}`, namespace },
        involvedObject: {
          apiVersion: "v1",
          kind,
          name,
          uid,
          ...(kind === "Node" ? {} : { namespace }),
        },
        reason,
        message,
        type: "Normal",
        source: { component: COMPONENT },
        reportingComponent: COMPONENT,
        reportingInstance: "",
        firstTimestamp: now,
        lastTimestamp: now,
        count: 1,
      },
    });
  }
}
