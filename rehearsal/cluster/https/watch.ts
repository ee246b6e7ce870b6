import { setTimeout as sleep } from "node:timers/promises";
import { isJsonArray, isJsonObject } from "../json";
import { HttpsApi } from "./https-api";
import { HttpsConnection } from "./https-connection";
import { WatchedChange, watchFrom } from "./watch-from";

/** Pause before a watch that was cut off is begun again. */
const PAUSE_MILLISECONDS = 100;

/** How the objects of one path are followed. */
export interface Follow {
  readonly connection: HttpsConnection;

  /** Path of a list, such as `/api/v1/services`. */
  readonly path: string;

  /**
   * Query parameters, such as `fieldSelector`.
   *
   * @default none
   */
  readonly query?: Readonly<Record<string, string>>;

  /** Ends it. */
  readonly signal: AbortSignal;
}

/**
 * The objects that are there now, each as added, and from then on every change; begins anew, with all that is there,
 * when the server cuts it off.
 */
export async function* follow(options: Follow): AsyncGenerator<WatchedChange, void, void> {
  const { signal } = options;
  while (!signal.aborted) {
    try {
      yield* once(options);
    } catch {
      // The server is busy, or going: the next list tells.
    }
    await sleep(PAUSE_MILLISECONDS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

async function* once({ connection, path, query, signal }: Follow): AsyncGenerator<WatchedChange, void, void> {
  const { status, body } = await new HttpsApi(connection).request({
    method: "GET",
    path,
    ...(query === undefined ? {} : { query }),
  });
  if (status !== 200 || !isJsonObject(body)) return;
  const { items, metadata } = body;
  for (const object of isJsonArray(items) ? items : []) {
    if (isJsonObject(object)) yield { type: "ADDED", object };
  }
  const resourceVersion = isJsonObject(metadata) ? metadata["resourceVersion"] : undefined;
  if (typeof resourceVersion !== "string" || signal.aborted) return;
  yield* watchFrom({ config: connection.config, path, query: { ...query, resourceVersion }, signal });
}
