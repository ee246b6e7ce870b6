// npm run bootstrap: makes a fresh or stale clone ready to run.
import "./support/node-version.mjs";
import { prepare } from "./support/prepare.mjs";
import { runScript, say } from "./support/report.mjs";

await runScript(async () => {
  await prepare();
  say("ready");
});
