import { App, CosBackend, LocalBackend, OssBackend, PgBackend, S3Backend, TerraformStack } from "cdktf";
import { lockTableEndpoint } from "../constructs/clouds";

/** State in a bucket of Tencent COS. Locking is built in. */
export interface CosStateSettings {
  readonly kind: "cos";
  readonly bucket: string;
  readonly region: string;

  /** Folder within the bucket. */
  readonly prefix: string;

  /** Whether the bucket encrypts the state at rest. */
  readonly encrypt: boolean;
}

/** State in a bucket of Alibaba OSS, with its lock in a table of Tablestore. */
export interface OssStateSettings {
  readonly kind: "oss";
  readonly bucket: string;
  readonly region: string;

  /** Folder within the bucket. */
  readonly prefix: string;

  /** Whether the bucket encrypts the state at rest. */
  readonly encrypt: boolean;

  /** Where the lock is: a table in an instance of the bucket's region. */
  readonly tablestore: { readonly instance: string; readonly table: string };
}

/** State in a bucket of an S3-compatible store. */
export interface S3StateSettings {
  readonly kind: "s3";
  readonly bucket: string;
  readonly region: string;

  /** Folder within the bucket. */
  readonly prefix: string;

  /** Whether the bucket encrypts the state at rest. */
  readonly encrypt: boolean;

  /** Whether a lock object guards the state against two applies at once. */
  readonly lock: boolean;

  /**
   * URL of the store.
   *
   * @default - the endpoint of Amazon S3 in `region`.
   */
  readonly endpoint?: string | undefined;
}

/** State in a PostgreSQL database. Locking is built in, and ends with the connection. */
export interface PgStateSettings {
  readonly kind: "pg";
  readonly host: string;
  readonly port: number;
  readonly database: string;

  /**
   * User to connect as; the password is in the environment of whoever runs Terraform.
   *
   * @default - `PGUSER` of that environment.
   */
  readonly user?: string | undefined;

  /** How the connection is protected. */
  readonly sslMode: "verify-full" | "verify-ca" | "require" | "disable";
}

/** State in a folder of the machine that runs Terraform. */
export interface LocalStateSettings {
  readonly kind: "local";

  /** Folder, absolute or relative to the folder of the project. */
  readonly folder: string;
}

/** Where the state of an environment's stacks is kept. */
export type StateSettings =
  CosStateSettings | OssStateSettings | S3StateSettings | PgStateSettings | LocalStateSettings;

/** Where a stack's Terraform runs, seen from the folder of the project: `cdktf.out/stacks/<stack>`. */
const FROM_STACK_FOLDER_TO_PROJECT = "../../..";

/**
 * Gives a stack its backend. Local folders are written relative to the stack's own folder, so that the result does not
 * depend on where the project was cloned.
 */
export function addStateBackend(stack: TerraformStack, settings: StateSettings): void {
  const stackName = stack.node.id;
  switch (settings.kind) {
    case "cos": {
      const { bucket, region, prefix, encrypt } = settings;
      new CosBackend(stack, { bucket, region, prefix, key: `${stackName}.tfstate`, encrypt, acl: "private" });
      return;
    }
    case "oss": {
      const { bucket, region, prefix, encrypt, tablestore } = settings;
      new OssBackend(stack, {
        bucket,
        region,
        prefix,
        key: `${stackName}.tfstate`,
        encrypt,
        acl: "private",
        tablestoreEndpoint: lockTableEndpoint(region, tablestore.instance),
        tablestoreTable: tablestore.table,
      });
      return;
    }
    case "s3": {
      const { bucket, region, prefix, encrypt, lock, endpoint } = settings;
      const store = endpoint === undefined ? {} : storeAt(endpoint);
      new S3Backend(stack, { bucket, region, key: `${prefix}/${stackName}.tfstate`, encrypt, ...store });
      // Newer than the class knows, and of no use to those who only read the state.
      if (lock) stack.addOverride("terraform.backend.s3.use_lockfile", true);
      return;
    }
    case "pg": {
      new PgBackend(stack, { connStr: connectionString(settings), schemaName: stackName });
      return;
    }
    case "local": {
      const folder = settings.folder.startsWith("/")
        ? settings.folder
        : `${FROM_STACK_FOLDER_TO_PROJECT}/${settings.folder}`;
      new LocalBackend(stack, { path: `${folder}/${stackName}.tfstate` });
      return;
    }
  }
}

/** What stores other than Amazon's need: they know no account, no metadata service and no host per bucket. */
function storeAt(endpoint: string) {
  return {
    endpoints: { s3: endpoint },
    usePathStyle: true,
    skipCredentialsValidation: true,
    skipMetadataApiCheck: true,
    skipRequestingAccountId: true,
    skipRegionValidation: true,
    skipS3Checksum: true,
  };
}

/** Where the database is, without the password. */
function connectionString({ host, port, database, user, sslMode }: PgStateSettings): string {
  return `postgres://${user === undefined ? "" : `${user}@`}${host}:${port}/${database}?sslmode=${sslMode}`;
}

/**
 * The backend block that `settings` give to a stack of that name, whatever the stack itself was given.
 *
 * @param stackName - name of the stack.
 */
export function stateBackendBlock(stackName: string, settings: StateSettings): unknown {
  const stack = new TerraformStack(new App(), stackName);
  addStateBackend(stack, settings);
  return stack.toTerraform().terraform.backend;
}
