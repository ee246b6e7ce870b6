import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Context } from "./context";
import { createTerminal } from "./output/terminal";
import { runCli } from "./run";

const packageFolder = join(__dirname, "..");

function packageVersion(): string {
  const json: unknown = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  return typeof json === "object" && json !== null && "version" in json ? String(json.version) : "unknown";
}

/** Ctrl-C, a polite end, and a terminal that was closed. */
const END_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const context: Context = {
  terminal: createTerminal({ out: process.stdout, err: process.stderr, environment: process.env }),
  environment: process.env,
  folder: process.cwd(),
  packageFolder,
  onInterrupt(callback) {
    for (const signal of END_SIGNALS) process.on(signal, callback);
    return () => END_SIGNALS.forEach((signal) => process.off(signal, callback));
  },
};

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

void runCli(process.argv.slice(2), packageVersion(), context).then((exitCode) => {
  process.exitCode = exitCode;
});
