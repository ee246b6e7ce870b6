import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The types of one provider of which there are bindings. */
export interface Bindings {
  readonly resources: readonly string[];
  readonly dataSources: readonly string[];
}

const LISTS: readonly (Bindings & { readonly source: string })[] = JSON.parse(
  readFileSync(join(__dirname, "../../scripts/bindings.json"), "utf8"),
);

/** The types of a provider that `scripts/bindings.json` lists, by what people call the provider. */
export function bindingsOf(source: string): Bindings {
  const found = LISTS.find((list) => list.source === source);
  if (found === undefined) throw new Error(`no bindings of ${source}`);
  return found;
}
