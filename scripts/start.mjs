// npm start: rehearses the environment tencent-dev, or what is asked for after `--`.
import "./support/node-version.mjs";
import { prepare } from "./support/prepare.mjs";
import { runScript } from "./support/report.mjs";

await runScript(prepare);

if (process.exitCode === 0) {
  const asked = process.argv.slice(2);
  const environment = asked[0] === undefined || asked[0].startsWith("-") ? ["tencent-dev"] : [];
  // In this process, so that a Ctrl-C reaches the rehearsal once and from nobody but the terminal.
  process.argv.splice(2, asked.length, "rehearse", ...environment, ...asked);
  await import("../bin/sdstack.mjs");
}
