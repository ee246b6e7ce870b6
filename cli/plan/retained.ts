import { join } from "node:path";
import { readEnvironmentFile } from "../../config";

/**
 * What to say when Terraform may not destroy something.
 *
 * @param configFolder - folder with the environment files, as messages name it.
 */
export function retainedWords(configFolder: string, name: string): string {
  const file = join(configFolder, `${name}.yaml`);
  const { environment, locate } = readEnvironmentFile(file);
  if (environment?.retain === false) {
    return "the environment file has `retain: false` already: what is still protected is protected by its construct";
  }
  const { line } = locate(["retain"]);
  return (
    `${file} keeps what holds data (\`retain: true\`, which is the default); \`retain: false\` there lets it go` +
    (line > 1 ? ` (line ${String(line)})` : "")
  );
}
