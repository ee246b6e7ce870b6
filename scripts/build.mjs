// npm run build: the bundles in dist/, when their sources are newer. `--quiet` says nothing unless it fails.
import "./support/node-version.mjs";
import { bundlesAreCurrent } from "./support/bundles.mjs";
import { ROOT, alone, buildWhenNeeded } from "./support/prepare.mjs";
import { runScript, say } from "./support/report.mjs";

await runScript(async () => {
  const quiet = process.argv.includes("--quiet");
  const built = !bundlesAreCurrent(ROOT) && (await alone(() => buildWhenNeeded({ quiet })));
  if (!quiet && !built) say("dist/ is up to date");
});
