// npm run bench: measures and rewrites benchmarks/results.md. Nothing here is a test.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { inTurn, once, ratios, show, spread } from "./measure.mjs";
import { reviews } from "./review.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const scratch = mkdtempSync(join(tmpdir(), "sdstack-bench-out-"));
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const lines = [];
const say = (line = "") => (lines.push(line), console.log(line));

/** The bundled app synthesizing the named environments of a folder. */
const bundled = (out, environments, config = join(root, "config/environments")) => ({
  command: process.execPath,
  args: [join(root, "dist/main.js")],
  cwd: root,
  env: { CDKTF_OUTDIR: out, SDSTACK_ENVIRONMENTS: environments, SDSTACK_CONFIG_FOLDER: config },
});

function synthesis() {
  const out = join(scratch, "one");
  once(bundled(out, "tencent-dev"));
  const stacks = readdirSync(join(out, "stacks")).map((stack) => join("stacks", stack, "cdk.tf.json"));
  const stockProject = join(scratch, "stock");
  mkdirSync(stockProject);
  const app = `${join(root, "node_modules/.bin/ts-node")} --project ${join(root, "benchmarks/tsconfig.stock.json")} ${join(root, "main.ts")}`;
  const stock = JSON.stringify({
    language: "typescript",
    app,
    projectId: "00000000-0000-4000-8000-000000000000",
    sendCrashReports: "false",
    output: join(scratch, "stock-out"),
  });
  writeFileSync(join(stockProject, "cdktf.json"), stock);

  const samples = inTurn(
    {
      bundle: bundled(join(scratch, "bundle"), "tencent-dev"),
      stock: {
        command: join(root, "node_modules/.bin/cdktf"),
        args: ["synth"],
        cwd: stockProject,
        env: {
          SDSTACK_ENVIRONMENTS: "tencent-dev",
          SDSTACK_CONFIG_FOLDER: join(root, "config/environments"),
          CI: "true",
        },
      },
      floor: {
        command: process.execPath,
        args: [join(root, "benchmarks/floor.cjs"), out, join(scratch, "floor"), ...stacks],
        cwd: root,
      },
    },
    RUNS,
  );
  say("## One environment, `tencent-dev`, synthesized and checked");
  say();
  say("| | seconds, min / median / max |");
  say("| --- | --- |");
  for (const [name, runs] of Object.entries(samples))
    say(`| ${name} | ${show(spread(runs.map((r) => r.seconds)), 3)} |`);
  say();
  say(`- stock is ${show(ratios(samples.stock, samples.bundle), 1)} times the bundle (aim: at least 8)`);
  say(`- the bundle is ${show(ratios(samples.bundle, samples.floor), 1)} times the floor (aim: at most 6)`);
  say();
  say(
    "`bundle` is `node dist/main.js`; `stock` is `cdktf synth` of cdktf-cli with ts-node on the same sources; `floor` is Node",
  );
  say("starting and writing the same files from parsed JSON.");
  say();
}

function environments() {
  const template = readFileSync(join(root, "config/environments/tencent-dev.yaml"), "utf8");
  const folder = join(scratch, "environments");
  mkdirSync(folder);
  const names = Array.from({ length: 100 }, (_, i) => `bench-${String(i).padStart(3, "0")}`);
  for (const name of names)
    writeFileSync(join(folder, `${name}.yaml`), template.replaceAll("tencent-dev", name));
  const counts = [1, 10, 100];
  const commands = Object.fromEntries(
    counts.map((n) => [n, bundled(join(scratch, `out-${n}`), names.slice(0, n).join(","), folder)]),
  );
  const samples = inTurn(commands, RUNS);
  say("## 1, 10 and 100 environments");
  say();
  say("| environments | seconds, min / median / max | peak memory MiB, median | times the time of one |");
  say("| --- | --- | --- | --- |");
  for (const n of counts) {
    const runs = samples[n];
    const peak = spread(runs.map((r) => r.peakMiB)).median.toFixed(0);
    say(
      `| ${n} | ${show(spread(runs.map((r) => r.seconds)), 3)} | ${peak} | ${show(ratios(runs, samples[1]), 1)} |`,
    );
  }
  say();
  say("Aim: at most 40 times the time of one at 100.");
  say();
}

/** Rehearses an environment a few times and shows the share of each part. */
function rehearsal(environment, runs) {
  const reports = Array.from({ length: runs }, (_, i) => {
    const file = join(scratch, `rehearsal-${environment}-${i}.json`);
    const { seconds } = once({
      command: process.execPath,
      args: [join(root, "bin/sdstack.mjs"), "rehearse", environment, "--json", file],
      cwd: root,
    });
    return { seconds, ...JSON.parse(readFileSync(file, "utf8")) };
  });
  const [first] = reports;
  const { name, version } = first.terraform;
  const resources = first.stacks.reduce((sum, { created }) => sum + created, 0);
  say(
    `## The rehearsal of \`${environment}\` on a real control plane, warm: ${name} ${version}, ${resources} resources`,
  );
  say();
  say("| part | seconds, min / median / max | share |");
  say("| --- | --- | --- |");
  const median = spread(reports.map((r) => r.seconds)).median;
  const row = (part, values) =>
    say(
      `| ${part} | ${show(spread(values), 1)} | ${((100 * spread(values).median) / median).toFixed(0)} % |`,
    );
  const phases = ["apply", "plan", "prove", "unprotect", "destroy"];
  const inPhases = (r) => phases.reduce((sum, phase) => sum + (r.phaseSeconds[phase] ?? 0), 0);
  row(
    "start, synthesis, looking for leftovers, end",
    reports.map((r) => r.seconds - inPhases(r)),
  );
  for (const phase of phases)
    row(
      PHASES[phase],
      reports.map((r) => r.phaseSeconds[phase] ?? 0),
    );
  say(`| **together** | ${show(spread(reports.map((r) => r.seconds)), 1)} | |`);
  say();
  say("The ten calls of Terraform to a provider that took longest, in the run that took longest:");
  say();
  say("| call | seconds |");
  say("| --- | --- |");
  const slowest = reports.toSorted((a, b) => b.seconds - a.seconds)[0];
  for (const { what, type, id, seconds } of slowest.slowestCalls) {
    say(`| ${what} ${type ?? ""} ${id === undefined ? "" : `\`${id}\``} | ${seconds.toFixed(2)} |`);
  }
  say();
}

const PHASES = {
  apply: "apply, the control plane's start included",
  plan: "second plan, empty",
  prove: "proof of placement",
  unprotect: "lift protection",
  destroy: "destroy",
};

say("# Results");
say();
say("Made by `npm run bench`; every figure is of whole processes, taken in turn.");
say();
say(
  `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0].model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${new Date().toISOString().slice(0, 10)}, ${RUNS} counted runs each.`,
);
say();
try {
  synthesis();
  environments();
  await reviews({ root, scratch, runs: RUNS, say });
  rehearsal("tencent-dev", 3);
  rehearsal("tencent-prod", 1);
  say("Aim: everything together within 30 s on 2 cores, for at least 120 resources over all stacks.");
  writeFileSync(join(root, "benchmarks/results.md"), `${lines.join("\n")}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
