/** Which folder may know which: one direction everywhere. */
import { readdirSync } from "node:fs";

/** Folders whose code is the product's own; tests and scripts are held to less. */
export const SOURCE = [
  ...["catalog", "cli", "config", "constructs", "forge", "rehearsal"],
  ...["render", "review", "stacks", "synth"],
]
  .map((f) => `${f}/**/*.ts`)
  .concat("main.ts");

const TOP = [
  ...["catalog", "cli", "config", "constructs", "forge", "rehearsal"],
  ...["render", "review", "stacks", "synth", "test"],
];
const INSIDE_CONSTRUCTS = ["addons", "aspects", "clouds", "contracts", "core", "diffusion", "kubernetes"];
const topExcept = (...allowed) => TOP.filter((f) => !allowed.includes(f)).map((f) => `./${f}`);

/** The folders of the clouds below one: each cloud's own must know those of no other. */
const cloudsIn = (folder, neutral) => ({
  folder,
  neutral,
  clouds: readdirSync(new URL(`../../${folder}`, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && ![...SHARED, neutral].includes(entry.name))
    .map(({ name }) => name),
});
const SHARED = ["prices", "helm", "kubernetes"];
const CLOUD_FOLDERS = [
  cloudsIn("./constructs/clouds"),
  cloudsIn("./catalog"),
  cloudsIn("./rehearsal/providers", "cloud"),
];
const BETWEEN_CLOUDS = CLOUD_FOLDERS.flatMap(({ folder, clouds, neutral }) => [
  ...clouds.map((cloud) => ({
    target: `${folder}/${cloud}`,
    from: clouds.filter((other) => other !== cloud).map((other) => `${folder}/${other}`),
    why: "clouds do not know each other",
  })),
  ...(neutral === undefined
    ? []
    : [
        {
          target: `${folder}/${neutral}`,
          from: clouds.map((cloud) => `${folder}/${cloud}`),
          why: "what clouds have in common knows none of them",
        },
      ]),
]);

const constructsExcept = (...allowed) =>
  INSIDE_CONSTRUCTS.filter((f) => !allowed.includes(f)).map((f) => `./constructs/${f}`);

/** One direction everywhere: each folder and the folders it must not know. */
const FORBIDDEN = [
  {
    target: "./constructs/contracts",
    from: [...topExcept("constructs"), ...constructsExcept("contracts")],
    why: "contracts import nothing but `constructs`",
  },
  {
    target: "./catalog",
    from: [...topExcept("catalog", "constructs"), ...constructsExcept("contracts")],
    why: "the catalog is data in the contracts' words",
  },
  {
    target: "./constructs",
    from: topExcept("constructs", "catalog"),
    why: "constructs know contracts and the catalog only",
  },
  {
    target: "./constructs/core",
    from: constructsExcept("core", "contracts"),
    why: "core knows no cloud and no product",
  },
  {
    target: "./constructs/kubernetes",
    from: constructsExcept("kubernetes", "core", "contracts"),
    why: "these constructs run on any cluster",
  },
  {
    target: "./constructs/addons",
    from: constructsExcept("addons", "kubernetes", "core", "contracts"),
    why: "an add-on runs on any cluster",
  },
  {
    target: "./constructs/diffusion",
    from: constructsExcept("diffusion", "kubernetes", "core", "contracts"),
    why: "the workload meets clouds through contracts",
  },
  {
    target: "./constructs/clouds",
    from: constructsExcept("clouds", "core", "contracts"),
    why: "a cloud knows nothing of the workload",
  },
  ...BETWEEN_CLOUDS,
  {
    target: "./config",
    from: [...topExcept("config", "catalog", "constructs"), ...constructsExcept("contracts")],
    why: "config knows nothing of stacks",
  },
  {
    target: "./stacks",
    from: topExcept("stacks", "config", "constructs", "catalog"),
    why: "stacks wire config and constructs",
  },
  {
    target: "./rehearsal",
    from: [...topExcept("rehearsal", "catalog", "constructs"), ...constructsExcept("contracts")],
    why: "a rehearsal must serve somebody else's program too",
  },
  {
    target: "./synth",
    from: topExcept("synth", "stacks", "config", "constructs", "catalog", "review"),
    why: "synthesis does not know who asked for it",
  },
  {
    target: "./render",
    from: topExcept("render", "rehearsal", "synth"),
    why: "it renders what any program has synthesized",
  },
  {
    target: "./review",
    from: [...topExcept("review", "catalog", "constructs"), ...constructsExcept("contracts")],
    why: "a review must serve somebody else's program too",
  },
  {
    target: "./forge",
    from: topExcept("forge"),
    why: "a forge is given texts, and knows nothing of plans",
  },
  { target: "./cli", from: ["./test"], why: "tests are for tests" },
];

/** The same as zones of the rule `import-x/no-restricted-paths`. */
export const ZONES = FORBIDDEN.flatMap(({ target, from, why }) =>
  from.map((folder) => ({ target, from: folder, message: why })),
);

/** What is the same in every cloud. */
export const NEUTRAL = [
  ...["aspects", "contracts", "core", "kubernetes", "diffusion", "addons"].map(
    (f) => `constructs/${f}/**/*.ts`,
  ),
  "constructs/clouds/*.ts",
  "stacks/**/*.ts",
];
