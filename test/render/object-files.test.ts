import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { writeObjectFiles } from "../../render/object-files";
import { temporaryFolder } from "../support/toy-app";

const rendered = (kind: string, metadata: Readonly<Record<string, string>>) => ({
  stack: "s",
  address: "a.b",
  object: { kind, metadata },
  placeholders: [],
});

const NAMESPACE = rendered("Namespace", { name: "shop" });
const CONFIG_MAP = rendered("ConfigMap", { name: "settings", namespace: "shop" });

describe("one file per object", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);
  const fresh = (name: string): string => join(folder.path, name);

  test("is named by its place in the order, its kind and its name", () => {
    const target = fresh("deep/er");
    const names = ["1-namespace-shop.yaml", "2-configmap-shop-settings.yaml"];
    expect(writeObjectFiles(target, [NAMESPACE, CONFIG_MAP])).toEqual(names);
    expect(readdirSync(target)).toEqual(names);
    expect(parse(readFileSync(join(target, names[1]!), "utf8"))).toEqual(CONFIG_MAP.object);
  });

  test("keeps the order in the alphabet when there are many", () => {
    const many = Array.from({ length: 11 }, (_, index) => rendered("ConfigMap", { name: `m${index}` }));
    const target = fresh("many");
    const written = writeObjectFiles(target, many);
    expect(readdirSync(target).sort()).toEqual([...written]);
    expect(written[1]).toBe("02-configmap-m1.yaml");
  });

  test("removes what it wrote before and is no object any more, and nothing of others", () => {
    const target = fresh("again");
    writeObjectFiles(target, [NAMESPACE, CONFIG_MAP]);
    writeFileSync(join(target, "kustomization.yaml"), "resources: []\n");
    writeFileSync(join(target, "short.yaml"), "#");
    writeObjectFiles(target, [CONFIG_MAP]);
    expect(readdirSync(target).sort()).toEqual([
      "1-configmap-shop-settings.yaml",
      "kustomization.yaml",
      "short.yaml",
    ]);
  });
});
