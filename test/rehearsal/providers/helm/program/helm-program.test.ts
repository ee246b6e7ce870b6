import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { recordedPrograms } from "../../../../../rehearsal/run-folder/run-record";
import { HelmProgram } from "../../../../../rehearsal/providers/helm/program/helm-program";
import { temporaryFolder } from "../../../../support/toy-app";

/** Says everything that it is given, and what others could see of it. */
const TELLTALE = `#!/bin/sh
echo "args: $*"
echo "input: $(cat)"
echo "folder: $(stat -c %a "$HOME")"
echo "kubeconfig: $(stat -c %a "$KUBECONFIG" 2>/dev/null) $(cat "$KUBECONFIG" 2>/dev/null)"
env
echo oops >&2
exit 3
`;

describe("the program helm", () => {
  const folder = temporaryFolder();
  const program = join(folder.path, "helm");
  const cluster = join(folder.path, "cluster");
  const helm = new HelmProgram(program, () => folder.path);

  beforeAll(() => {
    writeFileSync(program, TELLTALE);
    chmodSync(program, 0o755);
    mkdirSync(cluster);
  });
  afterEach(() => {
    expect(readdirSync(folder.path).sort()).toEqual(["cluster", "helm"]);
    expect(readdirSync(cluster)).toEqual([]);
  });
  afterAll(folder.remove);

  test("gets values and credentials where nobody else can see them, and nothing of the user's own", async () => {
    const { exitCode, stdout, stderr } = await helm.run({
      args: ["install", "x"],
      input: "password: hidden",
      cluster: { folder: cluster, kubeconfig: "a key" },
    });

    expect([exitCode, stderr]).toEqual([3, "oops\n"]);
    expect(stdout).toContain(
      "args: install x\ninput: password: hidden\nfolder: 700\nkubeconfig: 600 a key\n",
    );
    const homes = /^(HELM_(?:CACHE|CONFIG|DATA)_HOME|HOME|TMPDIR)=(.*)$/gm;
    const places = [...stdout.matchAll(homes)].map(([, , place = ""]) => place);
    expect(places).toHaveLength(5);
    for (const place of places) expect(place.startsWith(join(cluster, "helm-"))).toBe(true);
    expect(stdout).not.toContain("npm_");
  });

  test("looks at a chart without any cluster", async () => {
    const { stdout } = await helm.run({ args: ["show", "chart", "x"] });
    expect(stdout).toContain("args: show chart x\ninput: \nfolder: 700\nkubeconfig:  \n");
  });

  test("is ended with its cluster", async () => {
    writeFileSync(program, "#!/bin/sh\nexec sleep 1000\n");
    const run = helm.run({ args: [], cluster: { folder: cluster, kubeconfig: "" } });
    const ended = expect(run).rejects.toThrow("helm was ended by SIGKILL");
    while (recordedPrograms(cluster).length === 0) await new Promise(setImmediate);
    for (const { pid } of recordedPrograms(cluster)) process.kill(pid, "SIGKILL");
    await ended;
  });

  test("fails when it cannot be started", async () => {
    await expect(new HelmProgram("/nonexistent", () => folder.path).run({ args: [] })).rejects.toThrow(
      "helm does not start: spawn /nonexistent ENOENT",
    );
  });
});
