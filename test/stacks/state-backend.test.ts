import { TerraformStack } from "cdktf";
import { addStateBackend, StateSettings } from "../../stacks/state-backend";
import { synthApp } from "../support/synth";

function backendOf(settings: StateSettings): unknown {
  const app = synthApp((scope) => addStateBackend(new TerraformStack(scope, "prod-foundation"), settings));
  return app.stack("prod-foundation").terraform?.["backend"];
}

const S3: StateSettings = {
  kind: "s3",
  bucket: "states",
  region: "eu-west-1",
  prefix: "prod",
  encrypt: true,
  lock: true,
};

describe("state in COS", () => {
  test("each stack has an object of its own, private and encrypted", () => {
    const cos: StateSettings = {
      kind: "cos",
      bucket: "states-1250000000",
      region: "ap-guangzhou",
      prefix: "prod",
      encrypt: true,
    };
    expect(backendOf(cos)).toEqual({
      cos: {
        bucket: "states-1250000000",
        region: "ap-guangzhou",
        prefix: "prod",
        key: "prod-foundation.tfstate",
        encrypt: true,
        acl: "private",
      },
    });
  });
});

describe("state in OSS", () => {
  test("each stack has an object of its own, private and encrypted, with its lock in a table", () => {
    const oss: StateSettings = {
      kind: "oss",
      bucket: "acme-sd-state",
      region: "cn-hangzhou",
      prefix: "prod",
      encrypt: true,
      tablestore: { instance: "sd-state-lock", table: "state_lock" },
    };
    expect(backendOf(oss)).toEqual({
      oss: {
        bucket: "acme-sd-state",
        region: "cn-hangzhou",
        prefix: "prod",
        key: "prod-foundation.tfstate",
        encrypt: true,
        acl: "private",
        tablestore_endpoint: "https://sd-state-lock.cn-hangzhou.ots.aliyuncs.com",
        tablestore_table: "state_lock",
      },
    });
  });
});

describe("state in S3", () => {
  test("is locked by an object beside it", () => {
    expect(backendOf(S3)).toEqual({
      s3: {
        bucket: "states",
        region: "eu-west-1",
        key: "prod/prod-foundation.tfstate",
        encrypt: true,
        use_lockfile: true,
      },
    });
  });

  test("is not locked when the store cannot do it", () => {
    expect(backendOf({ ...S3, lock: false })).toEqual({
      s3: expect.not.objectContaining({ use_lockfile: expect.anything() }),
    });
  });

  test("in another store than Amazon's asks for nothing that only Amazon has", () => {
    expect(backendOf({ ...S3, endpoint: "https://s3.example.com" })).toEqual({
      s3: expect.objectContaining({
        endpoints: { s3: "https://s3.example.com" },
        use_path_style: true,
        skip_credentials_validation: true,
        skip_metadata_api_check: true,
        skip_requesting_account_id: true,
        skip_region_validation: true,
        skip_s3_checksum: true,
      }),
    });
  });
});

describe("state in PostgreSQL", () => {
  const PG: StateSettings = {
    kind: "pg",
    host: "db.example.com",
    port: 5433,
    database: "states",
    user: "terraform",
    sslMode: "verify-full",
  };

  test("each stack has a schema of its own, and no password is written down", () => {
    expect(backendOf(PG)).toEqual({
      pg: {
        conn_str: "postgres://terraform@db.example.com:5433/states?sslmode=verify-full",
        schema_name: "prod-foundation",
      },
    });
  });

  test("is connected to as the environment's user when none is named", () => {
    expect(backendOf({ ...PG, user: undefined })).toEqual({
      pg: expect.objectContaining({
        conn_str: "postgres://db.example.com:5433/states?sslmode=verify-full",
      }),
    });
  });
});

describe("state in a folder", () => {
  test("is found from the stack's own folder, wherever the project was cloned", () => {
    expect(backendOf({ kind: "local", folder: "state" })).toEqual({
      local: { path: "../../../state/prod-foundation.tfstate" },
    });
  });

  test("is where an absolute path says", () => {
    expect(backendOf({ kind: "local", folder: "/private/states" })).toEqual({
      local: { path: "/private/states/prod-foundation.tfstate" },
    });
  });
});
