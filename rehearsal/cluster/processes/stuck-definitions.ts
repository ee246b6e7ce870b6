import { setTimeout as sleep } from "node:timers/promises";
import { HttpsConnection } from "../https/https-connection";
import { follow } from "../https/watch";
import { WatchedChange } from "../https/watch-from";
import { DEFINITIONS, KubernetesApi } from "../kubernetes-api";
import { nameOf } from "../memory/json/object";
import { copyFields, Fields, itemsAt, textAt } from "../memory/json/tree";

/** Why a definition that is to go is still there: the API server could not look, or has not yet seen, whether it is used. */
const FAILED: readonly string[] = ["InstanceDeletionFailed", "InstanceDeletionCheck"];

/** What is changed of a definition to have it looked at again. */
const LOOK_AGAIN = "rehearsal.sdstack.invalid/look-again";

/** Pause before the first look again, and the longest one; each is twice the one before. */
const FIRST_PAUSE_MILLISECONDS = 250;
const LONGEST_PAUSE_MILLISECONDS = 8000;

/**
 * Has the API server look again at custom resource definitions whose end has failed. On a busy machine it may forget one for
 * up to five minutes: its second try, 5 ms after the first, reads from a cache that does not have its own note of the failure
 * yet, is refused for that, and counts on a change that it then takes for its own. Any other change wakes it up.
 * Ends with the signal.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.4/staging/src/k8s.io/apiextensions-apiserver/pkg/controller/finalizer/crd_finalizer.go
 * @see https://github.com/operator-framework/operator-controller/issues/1437
 */
export async function wakeStuckDefinitions(
  api: KubernetesApi,
  connection: HttpsConnection,
  signal: AbortSignal,
): Promise<void> {
  const stuck = new StuckDefinitions(api, signal);
  for await (const change of follow({ connection, path: DEFINITIONS, signal })) stuck.hear(change);
  await stuck.settled();
}

class StuckDefinitions {
  readonly #pauses = new Map<string, number>();
  readonly #waiting = new Set<string>();
  readonly #work = new Set<Promise<void>>();

  public constructor(
    private readonly api: KubernetesApi,
    private readonly signal: AbortSignal,
  ) {}

  /** What is changed here is heard of too: so it goes on until the definition is gone. */
  public hear({ type, object }: WatchedChange): void {
    const definition = copyFields(object);
    const name = nameOf(definition);
    if (type === "DELETED") this.#pauses.delete(name);
    else if (hasFailed(definition) && !this.#waiting.has(name)) {
      const work = this.#wake(name).catch(() => undefined);
      this.#work.add(work);
      void work.then(() => this.#work.delete(work));
    }
  }

  /** Done when nothing is under way any more. */
  public async settled(): Promise<void> {
    await Promise.all(this.#work);
  }

  async #wake(name: string): Promise<void> {
    this.#waiting.add(name);
    const pause = this.#pauses.get(name) ?? FIRST_PAUSE_MILLISECONDS;
    this.#pauses.set(name, Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS));
    await sleep(pause, undefined, { signal: this.signal, ref: false });
    // Before the change: it may be heard of before its answer is there.
    this.#waiting.delete(name);
    await this.api.request({
      method: "PATCH",
      path: `${DEFINITIONS}/${name}`,
      contentType: "application/merge-patch+json",
      body: { metadata: { annotations: { [LOOK_AGAIN]: `after ${pause} ms at ${performance.now()}` } } },
    });
  }
}

function hasFailed(definition: Fields): boolean {
  return itemsAt(definition, "status", "conditions").some(
    (condition) =>
      textAt(condition, "type") === "Terminating" && FAILED.includes(textAt(condition, "reason") ?? ""),
  );
}
