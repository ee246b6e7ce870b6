import { programFile } from "./run-record";
import { STARTED_IN_SHELL } from "./started-in-shell";

/**
 * Writes number and start of this process into a file of the working folder, then becomes the program. When the folder
 * has been taken away meanwhile, because the owner was killed, the program is not started at all.
 */
const SCRIPT = `
umask 077
${STARTED_IN_SHELL}
file="$1"
shift
echo "$$ $(started "$$")" >"$file.new" && mv "$file.new" "$file" && exec "$@"
`;

/** A command that does the same as this one, but records itself first in the folder. */
export function selfRecording(
  folder: string,
  name: string,
  command: readonly string[],
): { readonly file: string; readonly args: readonly string[] } {
  return { file: "/bin/sh", args: ["-c", SCRIPT, name, `${folder}/${programFile(name)}`, ...command] };
}
