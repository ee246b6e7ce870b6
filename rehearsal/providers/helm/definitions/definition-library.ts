import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import { isJsonObject, toJson } from "../../../cluster/json";
import { JsonObject } from "../../../cluster/kubernetes-api";
import summary from "./summary.json";

const summarized = z.object({
  group: z.string(),
  version: z.string(),
  kind: z.string(),
  plural: z.string(),
  scope: z.enum(["Namespaced", "Cluster"]),
  shortNames: z.array(z.string()).default([]),
  subresources: z.array(z.string()).default([]),
});

type Summarized = z.infer<typeof summarized>;

/** The definitions without their schemas, for those who have not installed the real ones. */
const SUMMARY = z.record(z.string(), z.array(summarized)).parse(summary);

/** Folders with custom resource definitions as YAML, by the name of their source. */
export type DefinitionFolders = ReadonlyMap<string, string>;

/** Custom resource definitions by their source; each source is read once, when it is first asked for. */
export class DefinitionLibrary {
  readonly #folders: DefinitionFolders;
  readonly #read = new Map<string, readonly JsonObject[]>();

  /** @param folders those that are not in there are only known in summary, or not at all. */
  public constructor(folders: DefinitionFolders) {
    this.#folders = folders;
  }

  /** The definitions of a source. */
  public of(source: string): readonly JsonObject[] {
    const known = this.#read.get(source);
    if (known !== undefined) return known;
    const folder = this.#folders.get(source);
    const read = folder === undefined ? (SUMMARY[source] ?? []).map(fromSummary) : definitionsIn(folder);
    this.#read.set(source, read);
    return read;
  }
}

function definitionsIn(folder: string): readonly JsonObject[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return files.sort().flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, file), "utf8"))
      .map((document) => toJson(document.toJS()))
      .filter((object) => isJsonObject(object))
      .filter(({ kind }) => kind === "CustomResourceDefinition")
      // Without what a cluster found out about it once.
      .map((definition) =>
        Object.fromEntries(Object.entries(definition).filter(([name]) => name !== "status")),
      ),
  );
}

function fromSummary({
  group,
  version,
  kind,
  plural,
  scope,
  shortNames,
  subresources,
}: Summarized): JsonObject {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List`, shortNames },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          // The schemas are not at hand: anything is accepted.
          schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
          subresources: Object.fromEntries(subresources.map((name) => [name, {}])),
        },
      ],
    },
  };
}
