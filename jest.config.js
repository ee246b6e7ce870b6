// Libraries made of ES modules, which jest gets as bundles.
const ES_MODULES = "(@kubernetes/client-node/dist|mdast-util-to-markdown|mdast-util-gfm-table)";

// Terraform and API servers are real in these tests: one worker per core, and generous but finite time.
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: {
    [`/${ES_MODULES}/index\\.js$`]: "<rootDir>/test/support/bundled-library.cjs",
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!${ES_MODULES}/index\\.js$)`],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/cdktf.out"],
  testTimeout: 300000,
  maxWorkers: 2,
  errorOnDeprecated: true,
};
