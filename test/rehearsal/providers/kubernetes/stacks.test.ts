import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { installedDefinitions } from "../../../../rehearsal/toolbox/definitions";
import { homeOf } from "../../../../cli/home";
import { PROJECT } from "../../../support/cli";
import { AppliedEnvironment, appliedEnvironment, AppliedStack } from "../../../support/applied-environment";
import { describeOnRealCluster } from "../../../support/each-cluster";
import { SHIPPED } from "../../../support/environments";
import { planOf } from "../../../support/recorded-cluster";

jest.setTimeout(900_000);

/** Where the toolbox keeps the definitions that charts bring: types of custom resources come from these. */
const definitions = installedDefinitions({
  toolboxFolder: join(PROJECT, "toolbox"),
  cacheFolder: homeOf({ environment: process.env, folder: process.cwd() }).cache,
});

describeOnRealCluster("the shipped environments", ({ binary, controlPlane }) => {
  describe.each(SHIPPED)("%s", (name) => {
    let environment: AppliedEnvironment;

    beforeAll(async () => {
      environment = await appliedEnvironment(name, binary, controlPlane, { definitions });
    });
    afterAll(async () => {
      await environment.stop();
    });

    test("are planned again with nothing to do", async () => {
      for (const { name: stack, terraform } of environment.stacks) {
        expect({ stack, changes: [...(await planOf(terraform)).changes] }).toEqual({ stack, changes: [] });
      }
    });

    test("every object of theirs can be forgotten and imported", async () => {
      let imported = 0;
      for (const stack of environment.stacks) {
        const ids = await importIds(stack);
        imported += ids.length;
        if (ids.length === 0) continue;
        await forgetAndImport(stack, ids);
        expect({ stack: stack.name, changes: [...(await planOf(stack.terraform)).changes] }).toEqual({
          stack: stack.name,
          changes: [],
        });
      }
      expect(imported).toBeGreaterThan(10);
    });
  });
});

/** Imports what was forgotten; what instructs the provider is no part of an object, so updates may follow. */
async function forgetAndImport({ folder, terraform }: AppliedStack, ids: readonly ImportId[]): Promise<void> {
  const { exitCode } = await terraform.run(["state", "rm", ...ids.map(({ to }) => to)]);
  expect(exitCode).toBe(0);
  writeFileSync(join(folder, "imports.tf.json"), JSON.stringify({ import: ids }));
  const { changes } = await planOf(terraform);
  expect([...changes].filter(([, { actions }]) => actions.join() !== "update")).toEqual([]);
  await terraform.apply({ planFile: "plan.bin" });
}

interface ImportId {
  readonly to: string;
  readonly id: string;
}

/** The addresses of a stack's Kubernetes objects, and the ids by which they are imported. */
async function importIds({ terraform }: AppliedStack): Promise<readonly ImportId[]> {
  const { values } = (await terraform.showJson()) as {
    values?: {
      root_module?: { resources?: { address: string; mode: string; type: string; values: JsonObject }[] };
    };
  };
  const resources = values?.root_module?.resources ?? [];
  return resources
    .filter(({ mode, type }) => mode === "managed" && type.startsWith("kubernetes_"))
    .map(({ address, type, values: state }) => ({
      to: address,
      id: type === "kubernetes_manifest" ? manifestId(state) : String(state["id"]),
    }));
}

function manifestId({ object }: JsonObject): string {
  const { apiVersion, kind, metadata } = object as JsonObject;
  const { name, namespace = null } = metadata as JsonObject;
  const place = namespace === null ? [] : [`namespace=${String(namespace)}`];
  return [`apiVersion=${String(apiVersion)}`, `kind=${String(kind)}`, ...place, `name=${String(name)}`].join(
    ",",
  );
}
