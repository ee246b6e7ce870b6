import { EXIT } from "./cli/exit-codes";
import { explain, traceOf } from "./cli/errors/explain";
import { requestFromEnvironment } from "./synth/request-from-environment";
import { synthesize } from "./synth/synthesize";

// The CDKTF program: `cdktf synth`, `diff` and `deploy` run it, and so can you with plain Node.
try {
  synthesize(requestFromEnvironment(process.env, process.cwd()));
} catch (error) {
  const { message, exitCode } = explain(error);
  const isBug = exitCode === EXIT.bug;
  process.stderr.write(`${message}\n${isBug ? `${traceOf(error)}\n` : ""}`);
  process.exitCode = exitCode;
}
