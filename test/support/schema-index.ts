import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ProviderData, SchemaIndex } from "../../synth/schema-check";

const FOLDER = join(__dirname, "../../schemas");
let whole: SchemaIndex | undefined;

/** A provider's data as the project ships it. */
export function providerData(name: "alicloud" | "kubernetes" | "helm" | "tencentcloud"): ProviderData {
  const parse = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), "utf8"));
  const schema = parse(`${name}.schema.json`);
  return name === "helm" ? { schema } : { schema, facts: parse(`${name}.facts.json`) };
}

/** The schemas and facts of every provider; read once per test file. */
export function schemaIndex(): SchemaIndex {
  whole ??= new SchemaIndex([
    providerData("alicloud"),
    providerData("kubernetes"),
    providerData("helm"),
    providerData("tencentcloud"),
  ]);
  return whole;
}
