import { z } from "zod";
import { text } from "./text";

const prefix = text(/^[A-Za-z0-9][A-Za-z0-9/_-]*$/, `a folder such as "tencent-dev"`)
  .optional()
  .describe("Folder within the bucket. Default: the environment's name.");

const encrypt = z
  .boolean({ error: "true or false" })
  .default(true)
  .describe("Whether the state is encrypted at rest. It holds credentials of the cluster.");

const regionText = text(/^[a-z]+(-[a-z]+)+(-\d+)?$/, `a region such as "ap-guangzhou"`);

const cos = z.strictObject({
  kind: z.literal("cos"),
  bucket: text(
    /^[a-z0-9][a-z0-9-]{0,48}-\d{6,12}$/,
    `a COS bucket that ends with the account's APPID such as "sd-state-1250000000"`,
  ).describe("COS bucket, its APPID included."),
  prefix,
  region: regionText.optional().describe("Region of the bucket. Default: the region of the cloud."),
  encrypt,
});

const oss = z.strictObject({
  kind: z.literal("oss"),
  bucket: text(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, `an OSS bucket such as "acme-sd-state"`).describe(
    "OSS bucket.",
  ),
  prefix,
  region: regionText.optional().describe("Region of the bucket. Default: the region of the cloud."),
  encrypt,
  tablestore: z
    .strictObject(
      {
        instance: text(
          /^[a-z][a-z0-9-]{1,14}[a-z0-9]$/,
          `a Tablestore instance of 3 to 16 lower case letters, digits and hyphens such as "sd-state-lock"`,
        ).describe("Tablestore instance, in the region of the bucket."),
        table: text(/^[A-Za-z_]\w{0,254}$/, `a table such as "state_lock"`)
          .default("state_lock")
          .describe("Table, with the primary key LockID of type String."),
      },
      {
        error: ({ code }) =>
          code === "invalid_type"
            ? "the table that keeps two runs apart such as { instance: sd-state-lock }"
            : undefined,
      },
    )
    .describe("The table that keeps two runs apart: OSS has no lock of its own."),
});

const s3 = z.strictObject({
  kind: z.literal("s3"),
  bucket: text(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, `an S3 bucket such as "sd-state"`).describe("Bucket."),
  region: regionText.describe("Region of the bucket."),
  prefix,
  encrypt,
  endpoint: text(/^https:\/\/[^\s@]+$/, `an https address such as "https://s3.example.com"`)
    .optional()
    .describe("Address of an S3 compatible service. Default: that of AWS."),
  lock: z
    .boolean({ error: "true or false" })
    .default(true)
    .describe(
      "Whether a lock file keeps two runs apart. Needs Terraform 1.10 or OpenTofu 1.10; false for older ones.",
    ),
});

const PORT = "a port from 1 to 65535";

const pg = z.strictObject({
  kind: z.literal("pg"),
  host: text(
    /^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?$/,
    `a host or address such as "db.example.com"`,
  ).describe("Host of the PostgreSQL server."),
  port: z
    .number({ error: PORT })
    .int({ error: PORT })
    .min(1, { error: PORT })
    .max(65_535, { error: PORT })
    .default(5432)
    .describe("Port of the server."),
  database: text(
    /^[A-Za-z_][A-Za-z0-9_-]{0,62}$/,
    `the name of a database such as "terraform_state"`,
  ).describe("Database that the user of the state owns. Each stack has a schema of its own in it."),
  user: text(/^[A-Za-z_][A-Za-z0-9_-]{0,62}$/, `the name of a database user such as "terraform"`)
    .optional()
    .describe(
      "User to connect as. Default: PGUSER. The password is in PGPASSWORD or PGPASSFILE, never here.",
    ),
  sslMode: z
    .enum(["verify-full", "verify-ca", "require", "disable"])
    .default("verify-full")
    .describe("How the connection is protected. disable is for a server on this machine."),
});

const local = z.strictObject({
  kind: z.literal("local"),
  folder: text(/^.+$/, `a folder such as "state"`)
    .default("state")
    .describe("Folder on this machine. For trying out: nobody else sees this state."),
});

/** Where Terraform keeps its state. */
export const stateSchema = z
  .discriminatedUnion("kind", [cos, oss, s3, pg, local])
  .describe("Where Terraform keeps its state.");
