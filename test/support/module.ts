import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PROJECT } from "./cli";

/**
 * Runs code that uses one of the scripts, in a process of its own: scripts are ES modules, which jest does not load.
 *
 * @param script path of the module below scripts/.
 * @param code body of an asynchronous function; `m` is the module, `args` are the arguments.
 * @returns what the code returned, through JSON.
 */
export async function withScript(script: string, code: string, ...args: unknown[]): Promise<unknown> {
  const url = pathToFileURL(join(PROJECT, "scripts", script)).href;
  const program = `
    const m = await import(${JSON.stringify(url)});
    const result = await (async (m, args) => { ${code} })(m, ${JSON.stringify(args)});
    process.stdout.write(JSON.stringify(result ?? null));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const text = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text.out += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text.err += chunk));
  const [exitCode] = await once(child, "close");
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${text.err}`);
  return JSON.parse(text.out);
}
