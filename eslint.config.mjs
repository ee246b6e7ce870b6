import js from "@eslint/js";
import importX, { createNodeResolver } from "eslint-plugin-import-x";
import jsdoc from "eslint-plugin-jsdoc";
import tseslint from "typescript-eslint";

/** Folders whose code is the product's own; tests and scripts have their own, looser blocks below. */
const SOURCE = [
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
  {
    target: "./constructs/clouds/tencent",
    from: ["./constructs/clouds/local"],
    why: "clouds do not know each other",
  },
  {
    target: "./constructs/clouds/local",
    from: ["./constructs/clouds/tencent"],
    why: "clouds do not know each other",
  },
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

const CDKTF_CLASSES = "/^(App|Terraform[A-Z]\\w*(?<!Error)|Construct)$/";

const syntaxBans = [
  {
    selector: `BinaryExpression[operator='instanceof'][right.name=${CDKTF_CLASSES}]`,
    message: "Several copies of cdktf may be loaded: use the static isX() functions.",
  },
];

const noAmbient = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: "Only main.ts and cli/ read the environment.",
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='exit']",
    message: "Only main.ts and cli/ end the process.",
  },
];

const CLOUD_WORDS = "/tencent|alibaba|alicloud|qcloud|aliyun|\\b(tke|qgpu|cfs|tcr|clb)\\b/i";
const noCloudWords = [`Literal[value=${CLOUD_WORDS}]`, `TemplateElement[value.raw=${CLOUD_WORDS}]`].map(
  (selector) => ({
    selector,
    message: "No cloud word outside constructs/clouds: put it behind a contract.",
  }),
);

export default tseslint.config(
  { ignores: ["node_modules", ".gen", "dist", "cdktf.out", "coverage", "schemas", "**/*.json"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
    plugins: { "import-x": importX, jsdoc },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".js", ".json"] })] },
    rules: {
      "max-lines": ["error", { max: 350, skipBlankLines: false, skipComments: false }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/consistent-type-definitions": "off",
      "no-restricted-syntax": ["error", ...syntaxBans],
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["cdktf/*", "cdktn", "cdktn/*"], message: "Import only the public root of cdktf." },
          ],
        },
      ],
      "import-x/no-default-export": "error",
      "import-x/no-cycle": "error",
      eqeqeq: "error",
    },
  },
  {
    files: SOURCE,
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "jsdoc/require-jsdoc": [
        "error",
        {
          publicOnly: true,
          require: { ClassDeclaration: true, FunctionDeclaration: true, MethodDefinition: false },
          contexts: ["TSInterfaceDeclaration", "TSTypeAliasDeclaration"],
        },
      ],
      "import-x/no-restricted-paths": [
        "error",
        {
          zones: FORBIDDEN.flatMap(({ target, from, why }) =>
            from.map((f) => ({ target, from: f, message: why })),
          ),
        },
      ],
    },
  },
  {
    files: [
      "constructs/**/*.ts",
      "stacks/**/*.ts",
      "catalog/**/*.ts",
      "config/**/*.ts",
      "forge/**/*.ts",
      "rehearsal/**/*.ts",
      "render/**/*.ts",
      "review/**/*.ts",
      "synth/**/*.ts",
    ],
    rules: { "no-restricted-syntax": ["error", ...syntaxBans, ...noAmbient] },
  },
  {
    files: ["constructs/**/*.ts", "review/**/*.ts", "stacks/**/*.ts", "catalog/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            "fs",
            "node:fs",
            "node:fs/promises",
            "child_process",
            "node:child_process",
            "node:http",
            "node:https",
            "node:net",
            "node:os",
          ].map((name) => ({ name, message: "No I/O here: callers pass in what they have read." })),
          patterns: [
            { group: ["cdktf/*", "cdktn", "cdktn/*"], message: "Import only the public root of cdktf." },
          ],
        },
      ],
    },
  },
  {
    files: [
      "constructs/aspects/**/*.ts",
      "constructs/contracts/**/*.ts",
      "constructs/core/**/*.ts",
      "constructs/kubernetes/**/*.ts",
      "constructs/diffusion/**/*.ts",
      "constructs/addons/**/*.ts",
      "stacks/**/*.ts",
    ],
    // The one list of the clouds there are.
    ignores: ["constructs/contracts/cloud-kind.ts"],
    rules: { "no-restricted-syntax": ["error", ...syntaxBans, ...noAmbient, ...noCloudWords] },
  },
  {
    // The wire of the plugin protocol is untyped by nature; its shape is asserted here and nowhere else.
    files: ["rehearsal/plugin/protocol*.ts", "rehearsal/plugin/wire*.ts", "rehearsal/plugin/**/wire*.ts"],
    rules: { "@typescript-eslint/consistent-type-assertions": "off" },
  },
  {
    files: ["test/**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    files: ["**/*.mjs", "**/*.js", "**/*.cjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        AbortSignal: "readonly",
        fetch: "readonly",
        Buffer: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
        module: "writable",
        require: "readonly",
        __dirname: "readonly",
        performance: "readonly",
      },
    },
  },
);
