import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { duration } from "../../../cli/approve/duration";
import { writeNewKeys } from "../../../cli/approve/new-keys";
import { readSigners } from "../../../cli/approve/signers";
import { readSigningKey } from "../../../cli/approve/signing-key";
import { newSigningKeys } from "../../../review/identity";
import { temporaryFolder } from "../../support/toy-app";

const folder = temporaryFolder();
const file = (name: string): string => join(folder.path, name);
const where = { environment: { ADA_KEY: "a key", NOTHING: "" }, folder: folder.path };
afterAll(() => folder.remove());

describe("new keys", () => {
  it("are written once, the private one for its owner only", () => {
    const fingerprint = writeNewKeys(file("ada.key"), file("keys/ada.pem"));
    expect(fingerprint).toMatch(/^SHA256:/);
    expect(statSync(file("ada.key")).mode & 0o777).toBe(0o600);
    expect(readFileSync(file("keys/ada.pem"), "utf8")).toContain("PUBLIC KEY");
    const before = readFileSync(file("ada.key"), "utf8");
    expect(() => writeNewKeys(file("ada.key"), file("other.pem"))).toThrow(/never overwritten/);
    expect(() => writeNewKeys(file("other.key"), file("keys/ada.pem"))).toThrow(/never overwritten/);
    expect(readFileSync(file("ada.key"), "utf8")).toBe(before);
    expect(() => statSync(file("other.key"))).toThrow(/ENOENT/);
  });
});

describe("the key to approve with", () => {
  it("is in a file, or in an environment variable that is named", () => {
    expect(readSigningKey(where, { key: "ada.key" })).toContain("PRIVATE KEY");
    expect(readSigningKey(where, { keyVariable: "ADA_KEY" })).toBe("a key");
  });

  it("fails when it is named twice, or not at all, or is not there", () => {
    expect(() => readSigningKey(where, {})).toThrow(/either --key FILE or --key-variable NAME/);
    expect(() => readSigningKey(where, { key: "ada.key", keyVariable: "ADA_KEY" })).toThrow(/either --key/);
    expect(() => readSigningKey(where, { keyVariable: "NOTHING" })).toThrow(/NOTHING is not set/);
    expect(() => readSigningKey(where, { key: "absent.key" })).toThrow(/ENOENT/);
  });

  it("fails when others may read the file", () => {
    writeFileSync(file("open.key"), "x");
    chmodSync(file("open.key"), 0o640);
    expect(() => readSigningKey(where, { key: "open.key" })).toThrow(
      "others may read open.key, which is a private key: chmod 600 open.key",
    );
  });
});

describe("people whose approvals count", () => {
  it("have their keys beside the environment files, unless they are named", () => {
    mkdirSync(file("config/approvers"), { recursive: true });
    const [ada, eve] = [newSigningKeys(), newSigningKeys()];
    writeFileSync(file("config/approvers/ada.pem"), ada.publicKey);
    writeFileSync(file("config/approvers/README.md"), "who may approve");
    writeFileSync(file("eve.key.pub"), eve.publicKey);
    const named = (files: readonly string[]) =>
      readSigners(files, "config", folder.path).map(({ name, publicKey }) => [name, publicKey]);
    expect(named([])).toEqual([["ada", ada.publicKey]]);
    expect(named(["eve.key.pub"])).toEqual([["eve", eve.publicKey]]);
  });

  it("fails when there is nobody, or a key is none", () => {
    expect(() => readSigners([], "elsewhere", folder.path)).toThrow(
      "nobody's approvals count: put public keys into elsewhere/approvers, as <name>.pem, or name them with --signers",
    );
    expect(() => readSigners(["ada.key"], "config", folder.path)).toThrow(
      "the public key of ada is a private key",
    );
  });
});

describe("how long an approval counts", () => {
  it("is a number of minutes, hours or days", () => {
    expect(["30m", "24h", "7d"].map(duration)).toEqual([1_800_000, 86_400_000, 604_800_000]);
  });

  it.each(["", "24", "h", "0h", "1.5h", "-1h", "1w", "31d", "24h ", "999999m"])("fails for %p", (text) => {
    expect(() => duration(text)).toThrow(/It m/);
  });
});
