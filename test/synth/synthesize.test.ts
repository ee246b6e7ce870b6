import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { requestFromEnvironment } from "../../synth/request-from-environment";
import { SynthesisRequest, synthesize } from "../../synth/synthesize";
import { PROJECT } from "../support/cli";
import { SHIPPED } from "../support/environments";
import { temporaryFolder } from "../support/toy-app";

const schemaFolder = join(PROJECT, "schemas");
const configFolder = join(PROJECT, "config/environments");

describe("synthesize", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);
  const request = (name: string, more: Partial<SynthesisRequest> = {}): SynthesisRequest => ({
    configFolder,
    schemaFolder,
    outFolder: join(folder.path, name),
    ...more,
  });
  const configuration = (name: string, stack: string) =>
    JSON.parse(readFileSync(join(folder.path, name, "stacks", stack, "cdk.tf.json"), "utf8"));

  test("writes all environments together", () => {
    const { stackNames, environments } = synthesize(request("all"));
    expect(environments.map(({ name }) => name)).toEqual([...SHIPPED]);
    expect(readdirSync(join(folder.path, "all/stacks")).sort()).toEqual([...stackNames].sort());
    expect(configuration("all", "tencent-dev-foundation").terraform.backend).toHaveProperty("cos");
  });

  test("writes the same bytes twice", () => {
    const files = ["one", "two"].map((name) => {
      synthesize(request(name, { names: ["tencent-dev"] }));
      return readFileSync(join(folder.path, name, "stacks/tencent-dev-diffusion/cdk.tf.json"), "utf8");
    });
    expect(files[0]).toBe(files[1]);
  });

  test("sends states, and what stacks read of each other's, to the private folder", () => {
    const stateFolder = join(folder.path, "state");
    synthesize(request("private", { names: ["tencent-dev"], stateFolder }));
    const text = JSON.stringify(configuration("private", "tencent-dev-diffusion"));
    expect(text).toContain(`"path":"${stateFolder}/tencent-dev-diffusion.tfstate"`);
    expect(text).toContain(`"path":"${stateFolder}/tencent-dev-foundation.tfstate"`);
    expect(text).not.toContain("sd-state-1250000000");
  });

  test("lifts every protection when destroying is allowed, and changes no address", () => {
    synthesize(request("kept", { names: ["tencent-prod"] }));
    synthesize(request("free", { names: ["tencent-prod"], allowDestroy: true }));
    const [kept, free] = ["kept", "free"].map((name) => configuration(name, "tencent-prod-foundation"));
    expect(JSON.stringify(kept)).toMatch(/"prevent_destroy":true/);
    expect(JSON.stringify(kept)).toMatch(/"deletion_protection":true/);
    expect(JSON.stringify(free)).not.toMatch(/"(prevent_destroy|deletion_protection)":true/);
    const addresses = (json: { resource: object }): string[] =>
      Object.entries(json.resource).flatMap(([type, byName]) =>
        Object.keys(byName).map((name) => `${type}.${name}`),
      );
    expect(addresses(free)).toEqual(addresses(kept));
  });

  test("leaves the folder as it was when anything fails", () => {
    const config = temporaryFolder();
    writeFileSync(join(config.path, "bad.yaml"), "{");
    expect(() => synthesize(request("never", { configFolder: config.path }))).toThrow("bad.yaml");
    expect(existsSync(join(folder.path, "never"))).toBe(false);
    expect(() => synthesize(request("never", { names: ["local"], schemaFolder: config.path }))).toThrow(
      "holds no schema of a provider",
    );
    expect(existsSync(join(folder.path, "never"))).toBe(false);
    config.remove();
  });
});

describe("requestFromEnvironment", () => {
  test("has defaults for everything", () => {
    expect(requestFromEnvironment({}, "/project")).toEqual({
      configFolder: "/project/config/environments",
      outFolder: "/project/cdktf.out",
      keepOtherStacks: false,
    });
  });

  test("takes names apart by commas and spaces, and starts relative paths at the folder", () => {
    const variables = {
      SDSTACK_ENVIRONMENTS: " a,b  c, ",
      SDSTACK_CONFIG_FOLDER: "config",
      SDSTACK_STATE_DIR: "/private",
      CDKTF_OUTDIR: "out",
    };
    expect(requestFromEnvironment(variables, "/project")).toEqual({
      names: ["a", "b", "c"],
      configFolder: "/project/config",
      outFolder: "/project/out",
      keepOtherStacks: true,
      stateFolder: "/private",
    });
  });

  test("takes a variable that is empty as one that is not set", () => {
    const variables = { SDSTACK_ENVIRONMENTS: "", SDSTACK_STATE_DIR: "", CDKTF_OUTDIR: "" };
    expect(requestFromEnvironment(variables, "/p")).toEqual(requestFromEnvironment({}, "/p"));
  });
});
