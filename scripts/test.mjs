// npm test: runs jest; what is given after `--` is passed on.
import "./support/node-version.mjs";
import { join } from "node:path";
import { ROOT, prepare, run } from "./support/prepare.mjs";
import { runScript } from "./support/report.mjs";

await runScript(async () => {
  await prepare();
  return run(process.execPath, [
    join(ROOT, "node_modules", "jest", "bin", "jest.js"),
    ...process.argv.slice(2),
  ]);
});
