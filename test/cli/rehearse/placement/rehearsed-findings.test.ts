import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Context } from "../../../../cli/context";
import { createTerminal } from "../../../../cli/output/terminal";
import { Program } from "../../../../cli/rehearse/programs";
import { rehearseEnvironment } from "../../../../cli/rehearse/rehearse-environment";
import { WorkFolder } from "../../../../cli/rehearse/work-folder";
import { RehearsalOutcome } from "../../../../rehearsal/run/rehearse";
import { PROJECT } from "../../../support/cli";
import { realControlPlane } from "../../../support/control-plane";
import { describeWithTerraform } from "../../../support/terraform";

jest.setTimeout(600_000);

/** What a program writes may be changed before Terraform sees it. */
let change: (resources: Resources) => void = () => undefined;

type Fields = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- JSON that a test edits
type Resources = Record<string, Record<string, Fields>>;

jest.mock("../../../../cli/rehearse/programs", () => {
  const actual = jest.requireActual("../../../../cli/rehearse/programs");
  const edit = ({ program }: WorkFolder): void => {
    for (const stack of readdirSync(join(program, "stacks"))) {
      const file = join(program, "stacks", stack, "cdk.tf.json");
      const json = JSON.parse(readFileSync(file, "utf8")) as { resource?: Resources };
      change(json.resource ?? {});
      writeFileSync(file, JSON.stringify(json));
    }
  };
  return {
    ...actual,
    environmentProgram(...request: unknown[]): Program {
      const program: Program = actual.environmentProgram(...request);
      return {
        ...program,
        write(folders) {
          const stacks = program.write(folders);
          edit(folders);
          return stacks;
        },
        writeUnprotected(folders) {
          program.writeUnprotected?.(folders);
          edit(folders);
        },
      };
    },
  };
});

const missing = realControlPlane();
const describeWithBoth: typeof describeWithTerraform = (title, tests) =>
  typeof missing === "string"
    ? describe.skip(`${title} (skipped: ${missing})`, () => test.todo("needs a control plane"))
    : describeWithTerraform(title, tests);

describeWithBoth("what a rehearsal on a real control plane finds", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sdf-"));
    change = () => undefined;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Rehearses `local` with two cards on its one node and up to two replicas, otherwise as given. */
  const rehearsed = async (more: (text: string) => string = (text) => text) => {
    const config = join(folder, "environments");
    mkdirSync(config);
    const shipped = readFileSync(join(PROJECT, "config/environments/local.yaml"), "utf8");
    const twoCards = shipped
      .replace("perNode: 1", "perNode: 2")
      .replace("{ min: 1, max: 1 }\n  access", "{ min: 1, max: 2 }\n  access");
    const text = more(twoCards);
    const file = join(config, "local.yaml");
    writeFileSync(file, text);
    const printed = { out: "" };
    const context: Context = {
      terminal: createTerminal({
        out: { write: (part) => (printed.out += part) },
        err: { write: () => undefined },
        environment: { NO_COLOR: "1" },
      }),
      environment: { PATH: process.env["PATH"], HOME: process.env["HOME"] },
      folder: PROJECT,
      packageFolder: PROJECT,
      onInterrupt: () => () => undefined,
    };
    const { outcome } = await rehearseEnvironment(context, {
      environment: "local",
      configFolder: config,
      keep: false,
      controlPlane: "processes",
      cdktf: false,
      debug: false,
    });
    const placeOf = (part: string): string => {
      const line = text.split("\n").findIndex((one) => one.includes(part));
      return `${file}:${line + 1}:`;
    };
    return { outcome, out: printed.out, placeOf };
  };
  const leftNothing = ({ report, problems }: RehearsalOutcome): void => {
    expect(report.leftovers).toEqual({ cloud: 0, kubernetes: 0, machine: 0 });
    expect(problems.filter((problem) => problem.includes("left behind"))).toEqual([]);
  };

  test("nothing where two replicas fit on the cards of a node: it shows them as applied, and at the maximum", async () => {
    const { outcome, out } = await rehearsed();
    expect(outcome.problems).toEqual([]);
    expect(out).toContain("as applied: 2 nodes, 1 pod, 1 of 2 cards in use");
    expect(out).toContain("at the maximum: 2 nodes, 2 pods, 2 of 2 cards in use");
    expect(outcome.report.placement).toMatchObject({
      workloads: [{ name: "stable-diffusion", replicas: 1, maximum: 2 }],
      findings: [],
      updated: [{ name: "stable-diffusion" }],
    });
    leftNothing(outcome);
  });

  test("a replica at the maximum for which no node has the memory, which the file alone does not tell", async () => {
    const { outcome, placeOf } = await rehearsed((text) =>
      text.replace("  model: sdxl\n", "  model: sdxl\n  resources: { memoryGiB: 100 }\n"),
    );
    expect(outcome.problems).toHaveLength(1);
    const [problem] = outcome.problems;
    expect(problem).toContain(`${placeOf("scaling:")}`);
    expect(problem).toContain(
      "diffusion.scaling.max: 2 replicas cannot all be placed: 1 of 2 replicas of Deployment",
    );
    expect(problem).toMatch(/the scheduler: 0\/2 nodes are available: .*1 Insufficient memory/);
    expect(problem).toContain(
      "to change: lower diffusion.scaling.max to 1, raise nodePools.gpu.max (1), or ask for less in diffusion.resources.memoryGiB (100)",
    );
    expect(outcome.report.ok).toBe(false);
    leftNothing(outcome);
  });

  test("an update that waits for a card only an old pod can give back, and a budget that lets no node be drained", async () => {
    change = ({
      kubernetes_deployment_v1: deployments = {},
      kubernetes_pod_disruption_budget_v1: budgets = {},
    }) => {
      for (const { spec } of Object.values(deployments)) {
        spec.strategy = { type: "RollingUpdate", rolling_update: { max_surge: "1", max_unavailable: "0" } };
      }
      for (const { spec } of Object.values(budgets)) {
        delete spec.max_unavailable;
        spec.min_available = "1";
      }
    };
    const { outcome, placeOf } = await rehearsed();
    expect(outcome.problems).toHaveLength(2);
    const [drain, update] = outcome.problems;
    expect(drain).toContain(`${placeOf("scaling:")}`);
    expect(drain).toContain(
      "diffusion.scaling.min: with 1 replica, node gpu-1 can never be drained: PodDisruptionBudget stable-diffusion/stable-diffusion (minAvailable: 1) lets no pod",
    );
    expect(drain).toContain(
      "the API server: Cannot evict pod as it would violate the pod's disruption budget.",
    );
    expect(drain).toContain("needs 1 healthy pods and has 1 currently");
    expect(drain).toContain("to change: give stable-diffusion maxUnavailable: 1 instead of minAvailable: 1");
    expect(update).toContain(
      "diffusion.scaling.max: with 2 replicas, a rolling update of Deployment stable-diffusion/stable-diffusion (RollingUpdate, maxSurge 1, maxUnavailable 0) stops after 0 new ones",
    );
    expect(update).toMatch(/the scheduler: 0\/2 nodes are available: .*1 Insufficient nvidia.com\/gpu/);
    expect(update).toContain(
      "to change: let its strategy take a pod away first (maxSurge 0, maxUnavailable 1)",
    );
    leftNothing(outcome);
  });

  test("a pod that its namespace's Pod Security level forbids, without waiting for the rollout's half hour", async () => {
    change = ({ kubernetes_deployment_v1: deployments = {} }) => {
      for (const { spec } of Object.values(deployments)) {
        spec.template.spec.container[0].security_context.allow_privilege_escalation = true;
      }
    };
    const { outcome, placeOf } = await rehearsed((text) =>
      text.replace("diffusion:\n", "diffusion:\n  namespace: pictures\n"),
    );
    const [told, found] = outcome.problems;
    expect(told).toContain("Waiting for rollout to finish: 0 out of 1 new replicas have been updated...");
    expect(told?.replace(/\s+/g, " ")).toContain("can never be ready: the API server refuses its pods");
    expect(found).toContain(`${placeOf("namespace: pictures")}`);
    expect(found).toContain(
      "diffusion.namespace: the Pod Security level of namespace pictures forbids the pods",
    );
    expect(found).toMatch(
      /the API server: pods "stable-diffusion-\S+" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false/,
    );
    expect(outcome.problems).toHaveLength(2);
    leftNothing(outcome);
  });
});
