import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CloudRecord,
  readCloudRecord,
  removeCloud,
  writeCloudRecord,
} from "../../../rehearsal/daemon/cloud-record";
import { makePrivateFolder } from "../../../rehearsal/daemon/private-folder";
import { temporaryFolder } from "../../support/toy-app";

describe("a cloud's record", () => {
  let folder = temporaryFolder();
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  const record = (): CloudRecord => ({
    format: 2,
    controlPlane: "memory",
    pid: 1,
    started: "s",
    since: "t",
    instance: "i",
    socketFolder: join(folder.path, "sockets"),
    controlSocket: join(folder.path, "sockets/control.sock"),
    stateFolder: join(folder.path, "state"),
    environment: { TF_INPUT: "0" },
  });

  test("is read as it was written, and only its owner can read it", () => {
    writeCloudRecord(folder.path, record());
    expect(readCloudRecord(folder.path)).toEqual(record());
    expect(statSync(join(folder.path, "cloud.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path)).toEqual(["cloud.json"]);
  });

  test.each([
    ["missing", undefined],
    ["cut off", '{"format": 2, "pid"'],
    ["of another version", '{"format": 2}'],
  ])("is none when it is %s", (_, text) => {
    if (text !== undefined) writeFileSync(join(folder.path, "cloud.json"), text);
    expect(readCloudRecord(folder.path)).toBeUndefined();
  });

  test("goes with everything that the cloud kept", () => {
    for (const name of ["sockets", "state", "apps"]) mkdirSync(join(folder.path, name));
    writeFileSync(join(folder.path, "log"), "");
    writeCloudRecord(folder.path, record());
    removeCloud(folder.path, record());
    expect(readdirSync(folder.path)).toEqual(["log"]);
  });

  test("lives in a folder that is made private, with its parents", () => {
    const path = join(folder.path, "a/b");
    makePrivateFolder(path);
    chmodSync(path, 0o755);
    makePrivateFolder(path);
    expect([path, join(folder.path, "a")].map((each) => statSync(each).mode & 0o777)).toEqual([0o700, 0o700]);
    expect(existsSync(path)).toBe(true);
  });
});
