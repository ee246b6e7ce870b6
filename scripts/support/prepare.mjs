// Everything a clone needs before it can run: packages, bindings, bundles. Each step is skipped when it is done.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundlesAreCurrent, makeBundles } from "./bundles.mjs";
import { exclusively } from "./exclusive.mjs";
import { rememberPlatform, staleReason } from "./modules.mjs";
import { ScriptError, say, secondsSince } from "./report.mjs";

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Runs a program with our terminal; resolves with its exit code, or 128 and the number of the signal. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", cwd: ROOT, ...options });
    // A Ctrl-C reaches the child too; it decides how to end, and we end after it.
    const wait = () => undefined;
    const forward = () => child.kill("SIGTERM");
    process.on("SIGINT", wait).on("SIGTERM", forward);
    const done = () => process.off("SIGINT", wait).off("SIGTERM", forward);
    child.once("error", (error) => (done(), reject(error)));
    child.once("exit", (code, signal) => (done(), resolve(code ?? (signal === "SIGINT" ? 130 : 143))));
  });
}

/** npm as it was started, otherwise the one on the PATH. */
function npm() {
  const running = process.env.npm_execpath;
  if (running !== undefined && /^npm-cli\.c?js$/.test(basename(running)) && existsSync(running)) {
    return { command: process.execPath, args: [running] };
  }
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", args: [] };
}

async function install() {
  const start = performance.now();
  const { command, args } = npm();
  let code;
  try {
    code = await run(
      command,
      [...args, "ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"],
      {
        stdio: ["ignore", "ignore", "inherit"],
        shell: command.endsWith(".cmd"),
      },
    );
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    throw new ScriptError("npm is needed and not on the PATH: it comes with Node, https://nodejs.org");
  }
  if (code !== 0) throw new ScriptError(`npm ci failed with exit code ${code}; its messages are above`);
  rememberPlatform(ROOT);
  say(`packages installed in ${secondsSince(start)}`);
}

/** Why packages have to be installed, unless the caller brought its own and said so. */
function installReason() {
  return process.env.SDSTACK_INSTALL === "never" ? undefined : staleReason(ROOT);
}

async function generateBindings() {
  const code = await run(process.execPath, [join(ROOT, "scripts", "generate-bindings.mjs")], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (code !== 0) throw new ScriptError("the bindings cannot be generated; the reason is above");
}

/** Generates bindings and bundles when their sources are newer. Packages must be there. */
export async function buildWhenNeeded({ quiet = false } = {}) {
  if (bundlesAreCurrent(ROOT)) return false;
  const start = performance.now();
  if (!quiet) say("building: bindings into .gen/, bundles into dist/");
  await generateBindings();
  try {
    await makeBundles(ROOT);
  } catch (error) {
    if (!Array.isArray(error.errors)) throw error;
    const places = error.errors.map(({ text, location: at }) =>
      at ? `${at.file}:${at.line}:${at.column}: ${text}` : text,
    );
    throw new ScriptError(`the sources do not build:\n  ${places.join("\n  ")}`);
  }
  if (!quiet) say(`built in ${secondsSince(start)}`);
  return true;
}

/** Runs some work while no other start of this project does; one that is already running is waited for. */
export function alone(work) {
  const onWait = (pid) => say(`another start (process ${pid}) is preparing this folder: waiting for it`);
  return exclusively(join(ROOT, ".bootstrap.lock"), onWait, work);
}

/** Makes a clone ready to run, and says what it does. Nothing is written when nothing is to do. */
export async function prepare() {
  if (installReason() === undefined && bundlesAreCurrent(ROOT)) return;
  await alone(async () => {
    const reason = installReason();
    if (reason !== undefined) {
      say(`installing packages with npm ci, because ${reason}`);
      await install();
    }
    await buildWhenNeeded();
  });
}
