import js from "@eslint/js";
import importX, { createNodeResolver } from "eslint-plugin-import-x";
import jsdoc from "eslint-plugin-jsdoc";
import tseslint from "typescript-eslint";
import {
  AT_THE_EDGE,
  atOnce,
  decideNothing,
  NO_IO,
  noAmbient,
  noCloudWords,
  RESOURCES,
  restrictedImports,
  syntaxBans,
} from "./scripts/lint/bans.mjs";
import { NEUTRAL, SOURCE, ZONES } from "./scripts/lint/folders.mjs";
import { oneSwitch } from "./scripts/lint/one-switch.mjs";

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
      ...restrictedImports(),
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
      "import-x/no-restricted-paths": ["error", { zones: ZONES }],
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
  { files: ["review/**/*.ts", "catalog/**/*.ts"], rules: restrictedImports(NO_IO) },
  { files: ["constructs/**/*.ts"], rules: restrictedImports(NO_IO, AT_THE_EDGE) },
  { files: ["stacks/**/*.ts"], rules: restrictedImports(NO_IO, AT_THE_EDGE, RESOURCES) },
  {
    files: ["constructs/contracts/**/*.ts"],
    rules: restrictedImports({
      regex: "^(?!constructs$|\\.)",
      message: "Contracts import nothing but `constructs`.",
    }),
  },
  {
    files: ["constructs/**/*.ts", "stacks/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", ...syntaxBans, ...noAmbient, ...atOnce] },
  },
  {
    files: NEUTRAL,
    // The one list of the clouds there are, and the one switch between them.
    ignores: ["constructs/contracts/cloud-kind.ts", "constructs/clouds/index.ts"],
    rules: { "no-restricted-syntax": ["error", ...syntaxBans, ...noAmbient, ...atOnce, ...noCloudWords] },
  },
  {
    files: ["stacks/*-stack.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...[...syntaxBans, ...noAmbient, ...atOnce, ...noCloudWords, ...decideNothing],
      ],
    },
  },
  {
    files: [
      "rehearsal/{cluster,gateways,placement,plugin,run,run-folder,terraform,world}/**/*.ts",
      "rehearsal/providers/cloud/**/*.ts",
    ],
    rules: { "no-restricted-syntax": ["error", ...syntaxBans, ...noAmbient, ...noCloudWords] },
  },
  {
    files: SOURCE,
    // Where each kind of cloud is listed, so that the compiler names those that are missing; and where cities are.
    ignores: [
      ...["constructs/contracts/cloud-kind.ts", "constructs/clouds/index.ts", "catalog/index.ts"],
      ...["config/rules/keys-per-cloud.ts", "config/schema/cloud.ts", "catalog/cities.ts"],
    ],
    plugins: { sdstack: { rules: { "one-switch": oneSwitch } } },
    rules: { "sdstack/one-switch": "error" },
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
