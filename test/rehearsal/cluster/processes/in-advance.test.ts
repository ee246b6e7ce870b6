import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processControlPlane } from "../../../../rehearsal/cluster/processes";
import { describeWithControlPlane, realOptions } from "../../../support/control-plane";

jest.setTimeout(300_000);

describeWithControlPlane("a control plane that is started in advance", () => {
  let parentFolder: string;
  beforeEach(() => {
    parentFolder = mkdtempSync(join(tmpdir(), "sdadv-"));
  });
  afterEach(() => rmSync(parentFolder, { recursive: true, force: true }));

  function started() {
    const real = realOptions();
    if (typeof real === "string") throw new Error(real);
    return processControlPlane({ ...real, parentFolder, inAdvance: true });
  }

  async function folders(count: number): Promise<readonly string[]> {
    while (readdirSync(parentFolder).length < count) await sleep(5);
    return readdirSync(parentFolder);
  }

  test("is what the first cluster gets; the second one gets its own", async () => {
    const controlPlane = started();
    const [folder] = await folders(1);
    const first = await controlPlane.start("first");
    expect([first.name, first.folder]).toEqual(["first", join(parentFolder, folder ?? "")]);
    const second = await controlPlane.start("second");
    expect(second.folder).not.toBe(first.folder);
    await Promise.all([first.stop(), second.stop()]);
    await controlPlane.release();
    expect(readdirSync(parentFolder)).toEqual([]);
  });

  test("goes when no cluster has used it", async () => {
    const controlPlane = started();
    await folders(1);
    await controlPlane.release();
    expect(readdirSync(parentFolder)).toEqual([]);
  });
});
