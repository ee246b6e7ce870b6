import { existsSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "./cli/exit-codes";
import { explain, traceOf } from "./cli/errors/explain";
import { requestFromEnvironment } from "./synth/request-from-environment";
import { synthesize } from "./synth/synthesize";

// Next to this file in the sources, one folder up in dist/.
const schemaFolder = [__dirname, join(__dirname, "..")]
  .map((folder) => join(folder, "schemas"))
  .find((folder) => existsSync(folder));

// The CDKTF program: `cdktf synth`, `diff` and `deploy` run it, and so can you with plain Node.
try {
  if (schemaFolder === undefined) throw new Error("the folder schemas/ is missing");
  synthesize({ ...requestFromEnvironment(process.env, process.cwd()), schemaFolder });
} catch (error) {
  const { message, exitCode } = explain(error);
  const isBug = exitCode === EXIT.bug;
  process.stderr.write(`${message}\n${isBug ? `${traceOf(error)}\n` : ""}`);
  process.exitCode = exitCode;
}
