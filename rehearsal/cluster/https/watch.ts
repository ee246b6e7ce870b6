import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { isJsonArray, isJsonObject, toJson } from "../json";
import { Json, JsonObject } from "../kubernetes-api";
import { HttpsApi } from "./https-api";
import { HttpsConnection } from "./https-connection";

/** What has happened to an object. */
export interface WatchedChange {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: JsonObject;
}

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
  const from = isJsonObject(metadata) ? metadata["resourceVersion"] : undefined;
  if (typeof from !== "string") return;
  const response = await connection.send(
    { method: "GET", path, query: { ...query, watch: "1", resourceVersion: from } },
    signal,
  );
  // An end of the connection is the end of the lines; nothing more is to be said of it.
  response.on("error", () => undefined);
  try {
    if (response.statusCode !== 200) return;
    for await (const line of createInterface({ input: response })) {
      const parsed: unknown = JSON.parse(line);
      const change = changeIn(toJson(parsed));
      if (change === undefined) return;
      yield change;
    }
  } finally {
    response.destroy();
  }
}

/** A change; undefined for errors, such as a version that is too old. */
function changeIn(json: Json): WatchedChange | undefined {
  if (!isJsonObject(json)) return undefined;
  const { type, object } = json;
  const known = type === "ADDED" || type === "MODIFIED" || type === "DELETED";
  return known && isJsonObject(object) ? { type, object } : undefined;
}
