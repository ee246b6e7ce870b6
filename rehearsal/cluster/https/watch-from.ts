import { ReadableStream } from "node:stream/web";
import { KubeConfig, Watch } from "@kubernetes/client-node";
import { isJsonObject, toJson } from "../json";
import { JsonObject } from "../kubernetes-api";

/** What has happened to an object. */
export interface WatchedChange {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: JsonObject;
}

/** One watch. */
export interface WatchFrom {
  readonly config: KubeConfig;

  /** Path of a list, such as `/api/v1/services`. */
  readonly path: string;

  /** Query parameters, with the `resourceVersion` that it begins after. */
  readonly query: Readonly<Record<string, string>>;

  /** Ends it. */
  readonly signal: AbortSignal;
}

/**
 * Every change after a version, until the server ends it, or says that it cannot go on, such as from a version that is
 * too old, or until the signal; it does not fail.
 */
export function watchFrom({ config, path, query, signal }: WatchFrom): ReadableStream<WatchedChange> {
  let leave: () => void = () => undefined;
  return new ReadableStream<WatchedChange>({
    start(stream) {
      let open = true;
      const end = (): void => {
        if (open) stream.close();
        leave();
      };
      const take = (type: string, object: unknown): void => {
        const change = changeOf(type, object);
        if (change === undefined) end();
        else if (open) stream.enqueue(change);
      };
      const watching = new Watch(config).watch(path, query, take, end);
      leave = () => {
        open = false;
        signal.removeEventListener("abort", end);
        void watching.then((request) => request.abort()).catch(() => undefined);
      };
      watching.catch(end);
      signal.addEventListener("abort", end);
    },
    cancel: () => leave(),
  });
}

/** A change; undefined for errors. */
function changeOf(type: string, object: unknown): WatchedChange | undefined {
  const json = toJson(object);
  const known = type === "ADDED" || type === "MODIFIED" || type === "DELETED";
  return known && isJsonObject(json) ? { type, object: json } : undefined;
}
