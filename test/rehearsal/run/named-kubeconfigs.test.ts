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

  function of(provider: object, variable: object = {}) {
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ provider, variable }));
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

  test("finds what of them the blocks choose", () => {
    const file = {
      config_path: "~/.kube/config",
      config_context_cluster: "dev",
      config_context_auth_info: "me",
    };
    expect(of({ kubernetes: [file] })).toEqual([{ paths: ["~/.kube/config"], cluster: "dev", user: "me" }]);
  });

  test("takes variables by their defaults, and leaves out what Terraform alone can tell", () => {
    const variable = { file: { type: "string", default: "~/.kube/dev" }, other: { type: "string" } };
    const block = (config_path: string, config_context?: string) => ({ config_path, config_context });
    expect(of({ kubernetes: block("${var.file}", "${var.file}") }, variable)).toEqual([
      { paths: ["~/.kube/dev"], context: "~/.kube/dev" },
    ]);
    for (const expression of [
      "${var.other}",
      "${local.file}",
      "/home/${var.file}",
      "%{ if true }a%{ endif }",
    ]) {
      expect(of({ kubernetes: block(expression) }, variable)).toEqual([]);
      expect(of({ kubernetes: block("/config", expression) }, variable)).toEqual([]);
    }
  });

  test("finds none where there is none", () => {
    expect(of({ kubernetes: [{ host: "https://203.0.113.9" }], aws: [{}] })).toEqual([]);
    expect(of({})).toEqual([]);
  });
});
