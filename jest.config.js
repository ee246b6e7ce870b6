// Terraform and API servers are real in these tests: one worker per core, and generous but finite time.
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: {
    "/@kubernetes/client-node/dist/index\\.js$": "<rootDir>/test/support/kubernetes-library.cjs",
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  transformIgnorePatterns: ["/node_modules/(?!@kubernetes/client-node/dist/index\\.js$)"],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/cdktf.out"],
  testTimeout: 300000,
  maxWorkers: 2,
  errorOnDeprecated: true,
};
