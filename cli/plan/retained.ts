import { join } from "node:path";
import { readEnvironmentFile } from "../../config";

/**
 * What to say when Terraform may not destroy something, before the list of it.
 *
 * @param configFolder - folder with the environment files, as messages name it.
 */
export function retainedWords(configFolder: string, name: string): string {
  const file = join(configFolder, `${name}.yaml`);
  const { environment, locate } = readEnvironmentFile(file);
  if (environment?.retain === false) {
    return `${file} has \`retain: false\` already; its constructs protect all the same`;
  }
  const { line } = locate(["retain"]);
  return `\`retain: false\` in ${file}${line > 1 ? `:${String(line)}` : ""} lets go what may not be destroyed now`;
}
