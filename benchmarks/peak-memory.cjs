// Preloaded into a measured process: leaves its peak memory, in KiB, in the file the environment names.
const { writeFileSync } = require("node:fs");
process.on("exit", () => writeFileSync(process.env.BENCH_PEAK_FILE, String(process.resourceUsage().maxRSS)));
