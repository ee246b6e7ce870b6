import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "../../../cli/exit-codes";
import { buildCli, runBuiltCli } from "../../support/built-cli";
import { PROJECT } from "../../support/cli";
import { describeWithControlPlane } from "../../support/control-plane";
import { homeWithToolbox } from "../../support/toolbox-home";
import { temporaryFolder } from "../../support/toy-app";

jest.setTimeout(900_000);

const SHARED_VOLUME = "storageClass: { name: nfs-client, accessMode: ReadWriteMany }";

interface Slices {
  readonly name: string;

  /** The card of a node, and how it is cut. */
  readonly card: string;
  readonly asks: string;

  /** What else the file says. */
  readonly more?: string;
}

/** A cluster of one's own with slices of cards, a volume that all nodes see, and replicas on two nodes. */
function environmentWith({ name, card, asks, more = "" }: Slices): string {
  const changes: readonly (readonly [before: RegExp, after: string])[] = [
    [/^name: local$/m, `name: ${name}`],
    [/gpu: \{ model: RTX 4090.*\}$/m, `gpu: ${card}`],
    [/gpu: \{ pool: gpu, wholeCards: 1 \}/, `gpu: { pool: gpu, ${asks} }`],
    [/hostPath: \{ path: \S+models \}/, SHARED_VOLUME],
    [/hostPath: \{ path: \S+outputs \}/, SHARED_VOLUME],
    [/^ {4}max: 1$/m, "    max: 2"],
    [/scaling: \{ min: 1, max: 1 \}/, "scaling: { min: 2, max: 4 }"],
  ];
  return changes.reduce(
    (text, [before, after]) => {
      expect(text).toMatch(before);
      return text.replace(before, after);
    },
    `${readFileSync(join(PROJECT, "config/environments/local.yaml"), "utf8")}\n${more}\n`,
  );
}

describeWithControlPlane("an environment on slices of cards, with a storage class for many nodes", () => {
  const folder = temporaryFolder();
  const config = join(folder.path, "environments");
  let environment: Record<string, string>;

  beforeAll(() => {
    mkdirSync(config);
    mkdirSync(join(folder.path, "t"));
    environment = { TMPDIR: join(folder.path, "t"), SDSTACK_HOME: homeWithToolbox(folder.path) };
    buildCli();
  });
  afterAll(folder.remove);

  test.each<[Slices, string]>([
    [
      {
        name: "by-time",
        card: "{ model: RTX 4090, memoryGiB: 24, perNode: 1, slices: { kind: time, perCard: 2, resource: nvidia.com/gpu.shared } }",
        asks: "memoryGiB: 12, computePercent: 50",
      },
      "4 of 4 slices in use",
    ],
    [
      {
        name: "by-mig",
        card: "{ model: A100, memoryGiB: 80, perNode: 1, slices: { kind: mig, profile: 2g.20gb, perCard: 3 } }",
        asks: "memoryGiB: 20, computePercent: 28",
        more: "addons: { kedaNamespace: autoscaler }",
      },
      "4 of 6 slices in use",
    ],
  ])("is placed at its maximum, planned again with nothing to do, and gone: %j", async (slices, inUse) => {
    const { name } = slices;
    writeFileSync(join(config, `${name}.yaml`), environmentWith(slices));
    const json = join(folder.path, "result.json");

    const args = ["--config", config, "rehearse", name, "--json", json];
    const { exitCode, out, err } = await runBuiltCli(args, { environment });

    expect([exitCode, err]).toEqual([EXIT.ok, expect.not.stringContaining("problem")]);
    expect(out).toContain(inUse);
    expect(out.includes("keda 2.")).toBe(slices.more === undefined);
    const { stacks, leftovers } = JSON.parse(readFileSync(json, "utf8"));
    expect(stacks).toHaveLength(3);
    expect(stacks).toEqual(stacks.map(() => expect.objectContaining({ secondPlanChanges: 0 })));
    expect(leftovers).toEqual({ cloud: 0, kubernetes: 0, machine: 0 });
  });
});
