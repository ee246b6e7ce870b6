import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, realpathSync } from "node:fs";
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

  onLinux("knows where those work who use it, and nobody else", async () => {
    const program = join(root.path, "terraform");
    copyFileSync(which.sync("sleep"), program);
    const folders = ["ours", "theirs"].map((name) => join(root.path, name));
    const children = folders.map((cwd, index) => {
      mkdirSync(cwd);
      const socket = index === 0 ? join(served, "0.sock") : "/elsewhere/0.sock";
      const env = { TF_REATTACH_PROVIDERS: `{"x":"${socket}"}`, KUBE_CTX: cwd, KUBE_CONFIG_PATH: "" };
      return spawn(program, ["1000"], { cwd, env });
    });
    await Promise.all(children.map((child) => once(child, "spawn")));
    const workplace = new Workplace();
    workplace.servedFrom(served);
    try {
      expect(workplace.privateFolder).toBe(served);
      expect(workplace.terraformFolders()).toEqual([realpathSync(join(root.path, "ours"))]);
      expect(workplace.terraformVariable("KUBE_CTX")).toBe(join(root.path, "ours"));
      expect(workplace.terraformVariable("KUBE_CONFIG_PATH")).toBeUndefined();
    } finally {
      const ended = children.map((child) => once(child, "exit"));
      for (const child of children) child.kill("SIGKILL");
      await Promise.all(ended);
    }
  });
});
