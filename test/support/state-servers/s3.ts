import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Authority } from "../../../rehearsal/cluster/certificates/authority";
import { freePort } from "../../../rehearsal/cluster/processes/free-port";
import { VERSITYGW } from "../../../rehearsal/toolbox/tools";
import { pathNow } from "../control-plane";
import { FoundServer, startServer, StateServer } from "./server";

/** The S3-compatible store of the toolbox. */
export function s3Server(): FoundServer {
  const path = pathNow(VERSITYGW);
  if (path === undefined) return { why: "no versitygw: run sdstack toolbox install versitygw" };
  return { start: (parent) => start(path, parent) };
}

async function start(path: string, parent: string): Promise<StateServer> {
  const [root, sidecar] = [join(parent, "store"), join(parent, "meta")];
  // A folder is a bucket.
  mkdirSync(join(root, "states"), { recursive: true });
  mkdirSync(sidecar);
  const authority = await Authority.create("tests");
  const pair = await authority.issue({
    subject: "CN=s3",
    usage: "server",
    hosts: [{ type: "ip", value: "127.0.0.1" }],
  });
  const file = (name: string, text: string): string => {
    writeFileSync(join(parent, name), text, { mode: 0o600 });
    return join(parent, name);
  };
  const [certificate, key] = [file("s3.crt", pair.certificate), file("s3.key", pair.key)];
  const [access, secret] = [randomBytes(8).toString("hex"), randomBytes(16).toString("hex")];
  const port = await freePort();
  const keys = ["--access", access, "--secret", secret, "--cert", certificate, "--key", key];
  const args = ["--port", `127.0.0.1:${port}`, ...keys, "--quiet", "posix", "--sidecar", sidecar, root];
  const server = await startServer(path, args, port);
  return {
    settings: {
      kind: "s3",
      bucket: "states",
      region: "us-east-1",
      prefix: "shared",
      encrypt: true,
      lock: true,
      endpoint: `https://127.0.0.1:${port}`,
    },
    environment: {
      AWS_ACCESS_KEY_ID: access,
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_CA_BUNDLE: file("s3-ca.crt", authority.certificate),
    },
    stop: () => server.stop(),
  };
}
