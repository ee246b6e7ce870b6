// Reviews of large plans: whole processes, from plan JSON to a report, beside JSON.parse of the same file.
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { inTurn, ratios, show, spread } from "./measure.mjs";

/** A plan of many changes of about 2 kB, as Terraform would write it. */
function planOf(number) {
  const values = (index, of) =>
    Object.fromEntries(
      Array.from({ length: 12 }, (_, key) => [
        // In order, as Terraform writes them.
        `key-${String(key).padStart(2, "0")}`,
        `${of} value ${key} of part ${index}, ${"x".repeat(30)}`,
      ]),
    );
  const actions = [["create"], ["update"], ["delete", "create"], ["delete"]];
  const change = (index) => {
    const done = actions[index % actions.length];
    const before = done[0] === "create" ? null : { id: `part-${index}`, data: values(index, "old") };
    const after = done.at(-1) === "delete" ? null : { data: values(index, "new") };
    return {
      address: `kubernetes_config_map_v1.settings["part-${index}"]`,
      mode: "managed",
      type: "kubernetes_config_map_v1",
      name: "settings",
      index: `part-${index}`,
      provider_name: "registry.terraform.io/hashicorp/kubernetes",
      change: {
        actions: done,
        before,
        after,
        after_unknown: after === null ? {} : { id: true },
        before_sensitive: {},
        after_sensitive: {},
        ...(done.length === 2 ? { replace_paths: [["data", "key-00"]] } : {}),
      },
    };
  };
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    complete: true,
    errored: false,
    applyable: true,
    resource_changes: Array.from({ length: number }, (_, index) => change(index)),
  });
}

/** Measures reviews of 5,000 and of 50,000 changes. */
export async function reviews({ root, scratch, runs, say }) {
  const program = join(scratch, "review-process.js");
  await build({
    entryPoints: [join(root, "benchmarks/review-process.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    target: "node20",
    logLevel: "error",
  });
  say("## Reviews of large plans");
  say();
  say("| changes | to | seconds, min / median / max | peak memory MiB, median | times `JSON.parse` alone |");
  say("| --- | --- | --- | --- | --- |");
  for (const changes of [5_000, 50_000]) {
    const file = join(scratch, `plan-${changes}.json`);
    writeFileSync(file, planOf(changes));
    const command = (to) => ({ command: process.execPath, args: [program, file, to], cwd: root });
    const wanted = ["parse", "markdown", "html"];
    const samples = inTurn(
      Object.fromEntries(wanted.map((to) => [to, command(to)])),
      changes > 5_000 ? 1 : runs,
    );
    const size = (statSync(file).size / 1e6).toFixed(0);
    for (const to of wanted) {
      const peak = spread(samples[to].map((run) => run.peakMiB)).median.toFixed(0);
      const seconds = show(spread(samples[to].map((run) => run.seconds)), 2);
      const name = to === "parse" ? `\`JSON.parse\` of ${size} MB` : to;
      say(`| ${changes} | ${name} | ${seconds} | ${peak} | ${show(ratios(samples[to], samples.parse), 1)} |`);
    }
  }
  say();
  say("Aim: 5,000 changes, about 10 MB, to Markdown in under 1 s and 300 MiB; 50,000 still work.");
  say();
}
