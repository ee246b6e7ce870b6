import { ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import which from "which";
import { Workplace } from "../../../rehearsal/world/workplace";
import { temporaryFolder } from "../../support/toy-app";

describe("a workplace", () => {
  const root = temporaryFolder();
  const served = join(root.path, "served");
  afterAll(root.remove);

  test("is the folder for temporary files until something is served", () => {
    const workplace = new Workplace();
    expect([workplace.privateFolder, workplace.terraformFolders()]).toEqual([tmpdir(), []]);
  });

  // Only Linux tells where other programs work.
  const onLinux = process.platform === "linux" ? test : test.skip;

  let children: readonly ChildProcess[] = [];
  afterEach(async () => {
    const ended = children.map((child) => once(child, "exit"));
    for (const child of children) child.kill("SIGKILL");
    await Promise.all(ended);
  });

  /** Has a Terraform run in each folder, with variables of its own, that uses what is served behind a socket. */
  async function run(
    ...terraforms: {
      readonly folder: string;
      readonly socket: string;
      readonly variables: NodeJS.ProcessEnv;
    }[]
  ): Promise<void> {
    const program = join(root.path, "terraform");
    if (!existsSync(program)) copyFileSync(which.sync("sleep"), program);
    children = terraforms.map(({ folder, socket, variables }) => {
      const cwd = join(root.path, folder);
      mkdirSync(cwd, { recursive: true });
      const env = { TF_REATTACH_PROVIDERS: `{"x":"${socket}"}`, ...variables };
      return spawn(program, ["1000"], { cwd, env });
    });
    await Promise.all(children.map((child) => once(child, "spawn")));
  }

  const ours = join(served, "0.sock");
  const theirs = "/elsewhere/0.sock";

  function workplace(): Workplace {
    const made = new Workplace();
    made.servedFrom(served);
    return made;
  }

  onLinux("knows where those work who use it, and nobody else", async () => {
    await run(
      { folder: "ours", socket: ours, variables: { KUBE_CTX: "ours", KUBE_CONFIG_PATH: "" } },
      { folder: "theirs", socket: theirs, variables: { KUBE_CTX: "theirs" } },
    );
    expect(workplace().privateFolder).toBe(served);
    expect(workplace().terraformFolders()).toEqual([realpathSync(join(root.path, "ours"))]);
    expect(workplace().terraformVariable("KUBE_CTX")).toBe("ours");
    expect(workplace().terraformVariable("KUBE_CONFIG_PATH")).toBeUndefined();
  });

  onLinux("takes a variable that all who use it agree on", async () => {
    await run(
      { folder: "one", socket: ours, variables: { KUBE_CTX: "ours" } },
      { folder: "two", socket: ours, variables: { KUBE_CTX: "ours" } },
    );
    expect(workplace().terraformVariable("KUBE_CTX")).toBe("ours");
  });

  onLinux.each([
    [{ KUBE_CTX: "one" }, { KUBE_CTX: "two" }, `KUBE_CTX is "two" for one of them and "one" for another`],
    [{ KUBE_CTX: "one" }, {}, `KUBE_CTX is "one" for one of them and not set for another`],
    [{ KUBE_CTX: "" }, { KUBE_CTX: "two" }, `KUBE_CTX is "two" for one of them and not set for another`],
  ])("fails when those who use it want different things: %j and %j", async (one, two, problem) => {
    await run(
      { folder: "one", socket: ours, variables: one },
      { folder: "two", socket: ours, variables: two },
    );
    expect(() => workplace().terraformVariable("KUBE_CTX")).toThrow(
      `Several Terraforms use the simulated clouds now, and ${problem}: ` +
        "whose request this is cannot be told. Name kubeconfig and context in the provider blocks, or run one after the other.",
    );
  });
});
