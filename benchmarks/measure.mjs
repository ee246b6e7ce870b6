// Whole-process measurements, taken in turn (A B C A B C …) so that a machine that slows down slows all of them.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const preload = join(dirname(fileURLToPath(import.meta.url)), "peak-memory.cjs");

/** Runs one command once: seconds of wall clock and peak memory in MiB of its main Node process. */
export function once({ command, args, env = {}, cwd }) {
  const scratch = mkdtempSync(join(tmpdir(), "sdstack-bench-"));
  const peakFile = join(scratch, "peak");
  const node = command === process.execPath;
  const start = performance.now();
  const result = spawnSync(command, node ? ["--require", preload, ...args] : args, {
    cwd,
    env: { ...process.env, CHECKPOINT_DISABLE: "1", ...env, BENCH_PEAK_FILE: peakFile },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - start) / 1000;
  const peakMiB = node && result.status === 0 ? Number(readFileSync(peakFile, "utf8")) / 1024 : undefined;
  rmSync(scratch, { recursive: true, force: true });
  if (result.status !== 0)
    throw new Error(
      `${[command, ...args].join(" ")} ended with ${result.status}\n${result.stdout}${result.stderr}`,
    );
  return { seconds, peakMiB, stdout: result.stdout };
}

/** Runs every command `runs` times in turn, after one uncounted round. */
export function inTurn(commands, runs) {
  const samples = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = -1; round < runs; round += 1) {
    for (const [name, command] of Object.entries(commands)) {
      const sample = once(command);
      if (round >= 0) samples[name].push(sample);
    }
  }
  return samples;
}

/** Smallest, middle and largest of some numbers. */
export function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { min: sorted[0], median: sorted[Math.floor(sorted.length / 2)], max: sorted[sorted.length - 1] };
}

/** Ratios of two samples, pair by pair. */
export function ratios(over, under) {
  return spread(over.map((sample, i) => sample.seconds / under[i].seconds));
}

/** `min / median / max` with so many digits. */
export function show({ min, median, max }, digits = 2) {
  return [min, median, max].map((n) => n.toFixed(digits)).join(" / ");
}
