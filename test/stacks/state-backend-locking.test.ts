import { ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stateBackendBlock } from "../../stacks/state-backend";
import { postgresServer } from "../support/state-servers/postgres";
import { s3Server } from "../support/state-servers/s3";
import { describeWithServer, FoundServer, StateServer } from "../support/state-servers/server";
import { describeWithEachTerraform } from "../support/terraform";

jest.setTimeout(300_000);

interface Kind {
  readonly title: string;
  readonly found: FoundServer;

  /** What the second of two runs is told. */
  readonly refusal: RegExp;

  /** Whether a lock stays when its holder is killed. */
  readonly lockStays: boolean;
}

const KINDS: readonly Kind[] = [
  {
    title: "state in an S3-compatible store",
    found: s3Server(),
    refusal: /Error acquiring the state lock[^]*PreconditionFailed[^]*ID: +[-0-9a-f]{36}/,
    lockStays: true,
  },
  {
    title: "state in PostgreSQL",
    found: postgresServer(),
    refusal: /Error acquiring the state lock[^]*[Aa]lready locked/,
    lockStays: false,
  },
];

interface Ended {
  readonly exitCode: number | null;
  readonly said: string;
}

describeWithEachTerraform("two people with one state", ({ path: terraform }) => {
  for (const { title, found, refusal, lockStays } of KINDS) {
    describeWithServer(title, found, (start) => {
      let folder: string;
      let server: StateServer;
      const file = (name: string): string => join(folder, name);
      const running = new Set<ChildProcess>();

      /** Terraform of one of them; a run of its own process group, so that it can be killed whole. */
      function begin(
        person: string,
        ...args: readonly string[]
      ): { child: ChildProcess; ended: Promise<Ended> } {
        const child = spawn(terraform, [...args], {
          cwd: file(person),
          env: {
            PATH: process.env["PATH"],
            HOME: folder,
            CHECKPOINT_DISABLE: "1",
            TF_INPUT: "0",
            NO_COLOR: "1",
            ...server.environment,
          },
          stdio: ["ignore", "pipe", "pipe"],
          detached: true,
        });
        running.add(child);
        let said = "";
        for (const stream of [child.stdout, child.stderr])
          stream?.on("data", (part) => (said += String(part)));
        const ended = once(child, "close").then(([exitCode]): Ended => {
          running.delete(child);
          return { exitCode, said };
        });
        return { child, ended };
      }
      const run = (person: string, ...args: readonly string[]): Promise<Ended> =>
        begin(person, ...args).ended;
      const apply = (person: string, ...args: readonly string[]): Promise<Ended> =>
        run(person, "apply", "-auto-approve", "-no-color", ...args);

      /** What Ann applies holds the state until somebody makes the file `go`. */
      async function annHolds(...args: readonly string[]): Promise<ReturnType<typeof begin>> {
        for (const name of ["held", "go"]) rmSync(file(name), { force: true });
        const ann = begin("ann", "apply", "-auto-approve", "-no-color", ...args);
        let isOver = false;
        void ann.ended.then(() => (isOver = true));
        while (!existsSync(file("held"))) {
          if (isOver) throw new Error((await ann.ended).said);
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        return ann;
      }

      beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), "sdlock-"));
        server = await start(folder);
        const command = `touch ${file("held")}; while [ ! -e ${file("go")} ]; do sleep 0.1; done`;
        const stack = {
          terraform: { backend: stateBackendBlock("shared-foundation", server.settings) },
          resource: {
            terraform_data: { one: { input: "one", provisioner: [{ "local-exec": { command } }] } },
          },
          output: { one: { value: "${terraform_data.one.output}" } },
        };
        for (const person of ["ann", "ben"]) {
          mkdirSync(file(person));
          writeFileSync(join(file(person), "cdk.tf.json"), JSON.stringify(stack));
          const init = await run(person, "init", "-no-color");
          expect([init.exitCode, init.said]).toEqual([
            0,
            expect.stringContaining("successfully initialized"),
          ]);
        }
      });
      afterAll(async () => {
        for (const { pid } of running) if (pid !== undefined) process.kill(-pid, "SIGKILL");
        await server?.stop();
        rmSync(folder, { recursive: true, force: true });
      });

      test("the second is refused while the first applies, or waits for it, and then has what it made", async () => {
        const ann = await annHolds();
        const refused = await apply("ben");
        expect([refused.exitCode, refused.said]).toEqual([1, expect.stringMatching(refusal)]);
        const waits = apply("ben", "-lock-timeout=240s");
        writeFileSync(file("go"), "");
        const made = await ann.ended;
        expect([made.exitCode, made.said]).toEqual([0, expect.stringContaining("1 added")]);
        const waited = await waits;
        expect([waited.exitCode, waited.said]).toEqual([0, expect.stringContaining("No changes")]);
        expect((await run("ben", "output", "-no-color")).said).toBe('one = "one"\n');
      });

      test(`a lock whose holder was killed ${lockStays ? "stays until it is taken away by its id" : "goes with its connection"}`, async () => {
        const { child, ended } = await annHolds("-replace=terraform_data.one");
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
        await ended;
        writeFileSync(file("go"), "");
        if (lockStays) {
          const refused = await apply("ben");
          expect([refused.exitCode, refused.said]).toEqual([1, expect.stringMatching(refusal)]);
          const id = /ID: +([-0-9a-f]{36})/.exec(refused.said)?.[1] ?? "";
          const unlocked = await run("ben", "force-unlock", "-force", "-no-color", id);
          expect([unlocked.exitCode, unlocked.said]).toEqual([
            0,
            expect.stringContaining("successfully unlocked"),
          ]);
        }
        const applied = await apply("ben", "-lock-timeout=60s");
        expect([applied.exitCode, applied.said]).toEqual([0, expect.stringContaining("Apply complete!")]);
      });
    });
  }
});
