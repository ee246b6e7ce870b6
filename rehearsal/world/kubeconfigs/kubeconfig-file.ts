import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { Cluster, Context, KubeConfig, User } from "@kubernetes/client-node";
import { NOTHING_CONFIGURED } from "./go-words";

/** Which part of kubeconfig files is chosen. */
export interface KubeconfigParts {
  /**
   * Name of a context.
   *
   * @default - the current one.
   */
  readonly context?: string | undefined;

  /**
   * Name of a cluster, instead of that of the context.
   *
   * @default - that of the context.
   */
  readonly cluster?: string | undefined;

  /**
   * Name of a user, instead of that of the context.
   *
   * @default - that of the context.
   */
  readonly user?: string | undefined;
}

/** Which part of which kubeconfig files a program names. */
export interface KubeconfigChoice extends KubeconfigParts {
  /** Paths as they are named; of what several files say, the first one counts. At least one. */
  readonly paths: readonly string[];

  /**
   * What of the parts the program says itself, and not the environment that it runs in.
   *
   * @default - all of them.
   */
  readonly written?: KubeconfigParts;
}

/** A kubeconfig cannot be used; the message is that of Kubernetes' own client library for Go, which real providers use. */
export class KubeconfigError extends Error {
  public constructor(
    message: string,

    /** Path of the file that is not there, as far as that is what is wrong. */
    public readonly missing?: string,
  ) {
    super(message);
    this.name = "KubeconfigError";
  }
}

/** A path with `~` as the home folder of whoever runs this. */
export function withHome(path: string): string {
  return path === "~" || path.startsWith("~/") ? join(homedir(), path.slice(1)) : path;
}

/**
 * Reads what is chosen of kubeconfig files.
 *
 * @param folders where relative paths may start.
 * @returns a configuration with one context, its cluster and its user.
 * @throws KubeconfigError
 */
export function readKubeconfig(choice: KubeconfigChoice, folders: readonly string[]): KubeConfig {
  const files = choice.paths.map((path) => located(withHome(path), folders));
  const [only] = files;
  // A file that stands alone must be there; of several, those that are there count.
  if (files.length === 1 && only !== undefined && !existsSync(only)) {
    throw new KubeconfigError(`stat ${only}: no such file or directory`, only);
  }
  const parts = files.filter((file) => existsSync(file)).map(read);
  const cluster = new Map<string, Cluster>();
  const user = new Map<string, User>();
  const context = new Map<string, Context>();
  for (const part of parts) {
    keepFirst(cluster, part.clusters);
    keepFirst(user, part.users);
    keepFirst(context, part.contexts);
  }
  if (cluster.size + user.size + context.size === 0) throw new KubeconfigError(NOTHING_CONFIGURED);
  const current = parts.map((part) => part.currentContext).find((name) => name !== "") ?? "";
  return chosen(choice, { cluster, user, context, current });
}

interface Parts {
  readonly cluster: ReadonlyMap<string, Cluster>;
  readonly user: ReadonlyMap<string, User>;
  readonly context: ReadonlyMap<string, Context>;

  /** Name of the current context; empty when there is none. */
  readonly current: string;
}

function chosen(choice: KubeconfigChoice, { cluster, user, context, current }: Parts): KubeConfig {
  const require = <T>(found: T | undefined, what: string, name: string | undefined): T | undefined => {
    if (found === undefined && name !== undefined) {
      throw new KubeconfigError(`${what} ${JSON.stringify(name)} does not exist`);
    }
    return found;
  };
  const name = choice.context ?? current;
  const place = context.get(name);
  const userName = choice.user ?? place?.user ?? "";
  const clusterName = choice.cluster ?? place?.cluster ?? "";
  const foundUser = require(user.get(userName), "auth info", choice.user);
  require(place, "context", choice.context);
  const foundCluster = require(cluster.get(clusterName), "cluster", choice.cluster);
  if (foundCluster === undefined) throw new KubeconfigError(withoutCluster(name, place));
  if (foundCluster.server === "") {
    throw new KubeconfigError(`invalid configuration: no server found for cluster "${clusterName}"`);
  }
  const config = new KubeConfig();
  config.loadFromClusterAndUser(foundCluster, foundUser ?? { name: "" });
  return config;
}

/** A current context that leads nowhere is told; without any, there is nothing at all. */
function withoutCluster(name: string, place: Context | undefined): string {
  if (name === "" || place !== undefined) return NOTHING_CONFIGURED;
  return `invalid configuration: [context was not found for specified context: ${name}, cluster has no server defined]`;
}

function read(file: string): KubeConfig {
  const config = new KubeConfig();
  try {
    // A file may hold much more than what is chosen: what is wrong elsewhere in it does not matter.
    config.loadFromFile(file, { onInvalidEntry: "filter" });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new KubeconfigError(`error loading config file "${file}": ${reason}`);
  }
  return config;
}

function keepFirst<T extends { readonly name: string }>(known: Map<string, T>, more: readonly T[]): void {
  for (const each of more) if (!known.has(each.name)) known.set(each.name, each);
}

/** Relative paths start where Terraform runs, as the providers that it starts would be there. */
function located(path: string, folders: readonly string[]): string {
  if (isAbsolute(path)) return path;
  return folders.map((folder) => join(folder, path)).find((file) => existsSync(file)) ?? path;
}
