import { gunzipSync } from "node:zlib";
import { fakeGithub, FakeGithub } from "../../support/forges/fake-github";
import { jobOnGithub } from "../../support/forges/on-github";
import { report } from "../../support/forges/reports";

const HEAD = "a".repeat(40);

let github: FakeGithub;
beforeEach(async () => {
  github = await fakeGithub(HEAD);
});
afterEach(() => github.stop());

async function upload(sarif = '{"version":"2.1.0"}') {
  const job = jobOnGithub(github, HEAD);
  const told = await job.publish(report("text", { sarif }), { comment: false, scan: true });
  await job.forge.close();
  return { told: told.find(({ what }) => what.startsWith("findings")), waits: job.time.waits };
}

describe("findings for GitHub's code scanning", () => {
  test("are uploaded compressed, for the commit that was pushed and its pull request", async () => {
    const { told } = await upload();
    expect(told).toEqual({ what: "findings for code scanning", outcome: "written", detail: "uploaded" });
    const [{ sarif, ...rest } = {}] = github.sarifs;
    expect(rest).toEqual({ commit_sha: HEAD, ref: "refs/pull/12/head" });
    expect(gunzipSync(Buffer.from(String(sarif), "base64")).toString()).toBe('{"version":"2.1.0"}');
  });

  test("are asked after until GitHub has read them", async () => {
    github.processing = [{ processing_status: "pending" }, { processing_status: "complete" }];
    const { told, waits } = await upload();
    expect(told?.detail).toBe("uploaded");
    expect(waits).toEqual([2000]);
  });

  test("fail with GitHub's words when it does not take them", async () => {
    github.processing = [{ processing_status: "failed", errors: ["rejecting SARIF: no locations"] }];
    const { told } = await upload();
    expect(told?.outcome).toBe("failed");
    expect(told?.detail).toContain("rejecting SARIF: no locations");
  });

  test("are skipped where the repository has no code scanning, which no job can change", async () => {
    github.noCodeScanning = "Code Security must be enabled for this repository to use code scanning.";
    const { told } = await upload();
    expect(told?.outcome).toBe("skipped");
    expect(told?.detail).toContain("Code Security must be enabled");
  });

  test("name the permission that is missing", async () => {
    github.permissions.delete("security-events");
    const { told } = await upload();
    expect(told?.outcome).toBe("failed");
    expect(told?.detail).toContain("`permissions: security-events: write`");
  });
});
