import { fakeGithub, FakeGithub } from "../../support/forges/fake-github";
import { jobOnGithub } from "../../support/forges/on-github";
import { fakeProxy, FakeProxy } from "../../support/forges/proxy";
import { report } from "../../support/forges/reports";

const HEAD = "a".repeat(40);

describe("connections to a forge", () => {
  let github: FakeGithub;
  let proxy: FakeProxy;
  beforeEach(async () => {
    github = await fakeGithub(HEAD);
    proxy = await fakeProxy();
  });
  afterEach(async () => {
    await github.stop();
    await proxy.stop();
  });

  async function outcome(environment: Record<string, string>) {
    const job = jobOnGithub(github, HEAD, { environment });
    const told = await job.publish(report("text"));
    await job.forge.close();
    return told.at(-1)?.outcome;
  }

  test("go through the proxy that the environment names", async () => {
    expect(await outcome({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url })).toBe("created");
    expect(proxy.led).toContain(new URL(github.url).host);
  });

  test("go straight to what the environment leaves out, and without a proxy", async () => {
    expect(await outcome({ HTTP_PROXY: proxy.url, NO_PROXY: "127.0.0.1" })).toBe("created");
    expect(await outcome({})).toBe("unchanged");
    expect(proxy.led).toEqual([]);
  });
});
