import { ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { StateSettings } from "../../../stacks/state-backend";

/** Somewhere to keep state: a real server of this machine. */
export interface StateServer {
  readonly settings: StateSettings;

  /** What Terraform is given in its environment: credentials, and whom to trust. */
  readonly environment: Readonly<Record<string, string>>;

  stop(): Promise<void>;
}

/** A server that is started for tests, or why it cannot be. */
export type FoundServer =
  { readonly start: (folder: string) => Promise<StateServer> } | { readonly why: string };

/**
 * A group of tests that need a server. Without its programs they are reported as skipped, with the reason in the group's
 * title; where `SDSTACK_REQUIRE_STATE_SERVERS` is set they fail.
 */
export function describeWithServer(
  title: string,
  found: FoundServer,
  tests: (start: (folder: string) => Promise<StateServer>) => void,
): void {
  if ("start" in found) {
    describe(title, () => tests(found.start));
    return;
  }
  const { why } = found;
  const absent = (): Promise<never> => Promise.reject(new Error(why));
  if (process.env["SDSTACK_REQUIRE_STATE_SERVERS"] === undefined) {
    describe.skip(`${title} (skipped: ${why})`, () => tests(absent));
  } else {
    describe(title, () => tests(absent));
  }
}

/** Starts a program and waits until it listens on a port of this machine. */
export async function startServer(
  path: string,
  args: readonly string[],
  port: number,
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<{ stop(): Promise<void> }> {
  const child: ChildProcess = spawn(path, args, { stdio: ["ignore", "pipe", "pipe"], ...user });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => (said += String(part)));
  const ended = once(child, "exit");
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`${path} ended:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    async stop() {
      child.kill("SIGINT");
      await ended;
    },
  };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}
