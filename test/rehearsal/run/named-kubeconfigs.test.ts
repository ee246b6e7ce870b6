import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { namedKubeconfigs } from "../../../rehearsal/run/named-kubeconfigs";

describe("namedKubeconfigs", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sdnamed-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function of(provider: object) {
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ provider }));
    return namedKubeconfigs([{ name: "app", folder, dependencies: [] }]);
  }

  test("finds those of both providers, each once", () => {
    const file = { config_path: "~/.kube/config", config_context: "dev" };
    expect(of({ kubernetes: [file], helm: [{ kubernetes: file }] })).toEqual([
      { paths: ["~/.kube/config"], context: "dev" },
    ]);
    expect(
      of({ kubernetes: { config_paths: ["a", "b"] }, helm: { kubernetes: [{ config_path: "c" }] } }),
    ).toEqual([{ paths: ["a", "b"] }, { paths: ["c"] }]);
  });

  test("finds none where there is none", () => {
    expect(of({ kubernetes: [{ host: "https://203.0.113.9" }], aws: [{}] })).toEqual([]);
    expect(of({})).toEqual([]);
  });
});
