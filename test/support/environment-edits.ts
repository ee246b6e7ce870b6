import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { startAllClouds } from "../../cli/clouds";
import { CloudsInProcess } from "../../rehearsal/clouds-in-process";
import { memoryControlPlane } from "../../rehearsal/cluster/memory";
import { ResourceFacts } from "../../rehearsal/plugin/sdk/facts";
import { Terraform } from "../../rehearsal/terraform/terraform";
import { synthesize } from "../../synth/synthesize";
import { PROJECT } from "./cli";
import { changesOf } from "./plan-changes";
import { describeWithTerraform } from "./terraform";

/** A field with another value. */
export type Edit = readonly [path: string, value: unknown];

/** An edit with the types that are planned to change for it, each with its action and without the provider's prefix. */
export type PlannedEdit = readonly [
  path: string,
  value: unknown,
  planned: readonly string[],
  ...more: Edit[],
];

/** What is tried of a cloud. */
export interface CloudEdits {
  /** The cloud as people call it. */
  readonly cloud: string;

  /** Name of a shipped environment. */
  readonly environment: string;

  /** What the names of the provider's types begin with. */
  readonly prefix: string;

  /** What the source of the provider says of its types. */
  readonly facts: ReadonlyMap<string, ResourceFacts>;
  readonly planned: readonly PlannedEdit[];

  /** Edits that are applied, and taken back. */
  readonly applied: readonly Edit[];
}

/** Plans and applies edits of an environment in its simulated cloud: the foundation, which has all that the cloud makes. */
export function describeEdits({
  cloud,
  environment: name,
  prefix,
  facts: provider,
  planned: edits,
  applied,
}: CloudEdits): void {
  describeWithTerraform(`a change of an environment on ${cloud}`, (binary) => {
    const text = readFileSync(join(PROJECT, `config/environments/${name}.yaml`), "utf8");
    const folder = mkdtempSync(join(tmpdir(), "sdk-"));
    let clouds: CloudsInProcess;
    let terraform: Terraform;

    /** The program of the environment with these edits, which nothing in it protects. */
    async function write(...edits: readonly Edit[]) {
      const document = parseDocument(text);
      for (const [path, value] of [["retain", false] as const, ...edits]) {
        document.setIn(path.split("."), document.createNode(value));
      }
      const configFolder = join(folder, "config");
      mkdirSync(configFolder, { recursive: true });
      writeFileSync(join(configFolder, `${name}.yaml`), String(document));
      const outFolder = join(folder, "out");
      synthesize({
        ...{ configFolder, names: [name], outFolder, stateFolder: join(folder, "state") },
        schemaFolder: join(PROJECT, "schemas"),
      });
      const environment = { PATH: process.env["PATH"] ?? "", HOME: folder, ...clouds.environment };
      terraform = new Terraform(binary, {
        folder: join(outFolder, "stacks", `${name}-foundation`),
        environment,
        timeoutSeconds: 280,
      });
      await terraform.init();
    }

    /** What is planned: types with their actions, each once. */
    async function planned(...edits: Edit[]) {
      await write(...edits);
      await terraform.plan({ out: "plan" });
      const changes = changesOf(await terraform.showJson("plan")).filter(
        ({ actions }) => actions.join() !== "read",
      );
      for (const { address, actions, replacePaths } of changes) {
        const type = address.split(".")[0]!;
        if (!type.startsWith(prefix) || actions.length === 1) continue;
        // Whatever replaces is what the source of the provider says, or something that we name.
        const facts = provider.get(type)!.attributes;
        const paths = replacePaths.map((path) =>
          (path as (string | number)[]).filter((step) => typeof step === "string").join("."),
        );
        expect([address, paths.filter((path) => facts[path]?.forceNew !== true)]).toEqual([address, []]);
      }
      const told = changes.map(({ address, actions }) => {
        const type = address.split(".")[0]!.replace(prefix, "");
        return `${actions.length === 2 ? "replace" : actions.join()} ${type}`;
      });
      return [...new Set(told)].sort();
    }

    beforeAll(async () => {
      clouds = await startAllClouds(memoryControlPlane(), { socketParent: folder });
      await write();
      await terraform.apply({ parallelism: 20 });
    });

    afterAll(async () => {
      await clouds.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it.each(edits.map((change) => [change[0], change] as const))(
      "of %s is planned as what the provider can do",
      async (_, [path, value, expected, ...more]) => {
        expect(await planned([path, value], ...more)).toEqual([...expected].sort());
      },
    );

    it.each(applied)("of %s can be applied, forth and back, and is whole then", async (path, value) => {
      for (const written of [[[path, value]], []] as Edit[][]) {
        await write(...written);
        await terraform.apply({ parallelism: 20 });
        expect((await terraform.plan()).changes).toBe(false);
      }
    });
  });
}
