import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import which from "which";
import { Authority } from "../../../rehearsal/cluster/certificates/authority";
import { freePort } from "../../../rehearsal/cluster/processes/free-port";
import { FoundServer, startServer, StateServer } from "./server";

/** Where Debian keeps the programs of its versions of PostgreSQL. */
const DEBIAN = "/usr/lib/postgresql";

/** PostgreSQL refuses to run as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** The PostgreSQL of this machine. */
export function postgresServer(): FoundServer {
  const folder = programs();
  if (folder === undefined) return { why: "no initdb on the PATH or below /usr/lib/postgresql" };
  return { start: (parent) => start(folder, parent) };
}

function programs(): string | undefined {
  const onPath = which.sync("initdb", { nothrow: true });
  if (onPath !== null) return dirname(realpathSync(onPath));
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(DEBIAN, version, "bin"))
    .find((bin) => existsSync(join(bin, "initdb")));
}

async function start(bin: string, parent: string): Promise<StateServer> {
  const folder = join(parent, "pg");
  const [data, passwordFile, certificate, key] = ["data", "password", "server.crt", "server.key"].map(
    (name) => join(folder, name),
  ) as [string, string, string, string];
  const password = randomBytes(12).toString("hex");
  const authority = await Authority.create("tests");
  const pair = await authority.issue({
    subject: "CN=postgres",
    usage: "server",
    hosts: [{ type: "ip", value: "127.0.0.1" }],
  });
  chmodSync(parent, 0o755);
  mkdirSync(folder);
  writeFileSync(passwordFile, password);
  writeFileSync(certificate, pair.certificate);
  writeFileSync(key, pair.key, { mode: 0o600 });
  writeFileSync(join(parent, "ca.crt"), authority.certificate);
  if (NOBODY.uid !== undefined) {
    for (const path of [folder, passwordFile, certificate, key]) chownSync(path, NOBODY.uid, NOBODY.gid);
  }
  const options = { ...NOBODY, cwd: folder, stdio: "pipe" } as const;
  const account = ["-U", "admin", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  execFileSync(join(bin, "initdb"), ["-D", data, "--no-sync", "--no-locale", ...account], options);
  const port = await freePort();
  const tls = ["-c", "ssl=on", "-c", `ssl_cert_file=${certificate}`, "-c", `ssl_key_file=${key}`];
  const listen = ["-h", "127.0.0.1", "-p", String(port), "-k", folder, "-F"];
  const server = await startServer(join(bin, "postgres"), ["-D", data, ...listen, ...tls], port, NOBODY);
  const environment = { PGPASSWORD: password, PGSSLROOTCERT: join(parent, "ca.crt") };
  try {
    makeDatabase(bin, port, environment);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    settings: {
      kind: "pg",
      host: "127.0.0.1",
      port,
      database: "states",
      user: "terraform",
      sslMode: "verify-full",
    },
    environment,
    stop: () => server.stop(),
  };
}

/** What the guide tells an administrator to do: a user, and a database that it owns. */
function makeDatabase(bin: string, port: number, environment: Readonly<Record<string, string>>): void {
  const connection = ["-h", "127.0.0.1", "-p", String(port), "-U", "admin", "-d", "postgres"];
  const password = environment["PGPASSWORD"] ?? "";
  const commands = [
    `CREATE ROLE terraform LOGIN PASSWORD '${password}'`,
    "CREATE DATABASE states OWNER terraform",
  ].flatMap((sql) => ["-c", sql]);
  const ask = (): Buffer =>
    execFileSync(join(bin, "psql"), [...connection, "-v", "ON_ERROR_STOP=1", ...commands], {
      env: { PATH: process.env["PATH"], ...environment, PGSSLMODE: "verify-full" },
      stdio: "pipe",
    });
  // It listens a moment before it lets anybody in.
  for (;;) {
    try {
      ask();
      return;
    } catch (error) {
      if (!String(error).includes("the database system is starting up")) throw error;
    }
  }
}
