import { checkStack, formatProblem } from "../../../synth/schema-check";
import { schemaIndex } from "../../support/schema-index";

const check = (backend: object): string[] =>
  checkStack({ terraform: { backend } }, schemaIndex()).map(formatProblem);

describe("the backend of a stack", () => {
  test.each([
    {
      cos: {
        region: "ap-guangzhou",
        bucket: "state-1250000000",
        prefix: "dev",
        key: "dev.tfstate",
        encrypt: true,
      },
    },
    { s3: { region: "us-east-1", bucket: "state", key: "dev.tfstate", encrypt: true, use_lockfile: true } },
    {
      s3: {
        bucket: "state",
        key: "dev.tfstate",
        endpoints: { s3: "https://s3.example.com" },
        use_path_style: true,
      },
    },
    {
      oss: {
        bucket: "state",
        prefix: "dev",
        key: "dev.tfstate",
        region: "cn-hangzhou",
        encrypt: true,
        tablestore_endpoint: "https://state-lock.cn-hangzhou.ots.aliyuncs.com",
        tablestore_table: "state_lock",
      },
    },
    { pg: { conn_str: "postgres://db.example.com/states?sslmode=verify-full", schema_name: "dev" } },
    { local: { path: "state/dev.tfstate" } },
  ])("%j is right", (backend) => {
    expect(check(backend)).toEqual([]);
  });

  test.each([
    [{ cos: { bucket: "state" } }, "backend.cos: region: is required (missing-attribute)"],
    [
      { cos: { region: "r", bucket: "b", acl: "public" } },
      'backend.cos: acl: expected one of private, public-read, got "public" (value-not-allowed)',
    ],
    [
      { cos: { region: "r", bucket: "b", encrypted: true } },
      "backend.cos: encrypted: is not known here, did you mean 'encrypt'? (unknown-attribute)",
    ],
    [
      { s3: { bucket: "b", key: "k", endpoint: "https://s3.example.com" } },
      "backend.s3: endpoint: is not known here, did you mean 'endpoints'? (unknown-attribute)",
    ],
    [
      { oss: { bucket: "b", tablestore_table: "t" } },
      "backend.oss: tablestore_table: needs tablestore_endpoint too (attributes-together)",
    ],
    [{ s3: { bucket: "b", region: "r" } }, "backend.s3: key: is required (missing-attribute)"],
    [{ local: { path: ["a"] } }, 'backend.local: path: expected text, got ["a"] (wrong-type)'],
    [{ cloud: {} }, "backend.cloud: no schema of the backend 'cloud' is known (unknown-type)"],
  ])("%j is wrong", (backend, line) => {
    expect(check(backend)).toContain(line);
  });

  test("never shows a secret", () => {
    const [line] = check({ cos: { region: "r", bucket: "b", secret_key: ["AKIDverysecret"] } });
    expect(line).toBe("backend.cos: secret_key: expected text (wrong-type)");
  });
});
