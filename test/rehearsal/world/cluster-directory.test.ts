import { ClusterDirectory } from "../../../rehearsal/world/cluster-directory";
import { emptyControlPlane } from "../../support/empty-cluster";

describe("the cluster directory", () => {
  it("finds clusters by name and by server, with or without a slash at the end", async () => {
    const clusters = new ClusterDirectory(emptyControlPlane());
    const started = await clusters.start("cls-1");

    expect(await clusters.byName("cls-1")).toBe(started);
    expect(await clusters.byServer("https://cls-1.example/")).toBe(started);
    expect(await clusters.byServer("https://cls-2.example")).toBeUndefined();
    expect(await clusters.list()).toEqual([started]);
  });

  it("starts the standing cluster once, when it is first asked for", async () => {
    const clusters = new ClusterDirectory(emptyControlPlane());
    expect(await clusters.list()).toEqual([]);
    const [first, second] = await Promise.all([clusters.standing(), clusters.standing()]);

    expect(first).toBe(second);
    expect(await clusters.list()).toEqual([first]);
  });

  it("stops clusters, one or all, and forgets them", async () => {
    const stopped: string[] = [];
    const clusters = new ClusterDirectory(emptyControlPlane(stopped));
    await clusters.start("a");
    await clusters.start("b");
    await clusters.stop("a");
    await clusters.stop("nobody");
    expect(stopped).toEqual(["a"]);

    await clusters.stopAll();
    expect(stopped).toEqual(["a", "b"]);
    expect(await clusters.list()).toEqual([]);
  });

  it("forgets a cluster that could not be started", async () => {
    let broken = true;
    const working = emptyControlPlane();
    const clusters = new ClusterDirectory({
      start: async (name) => {
        if (broken) throw new Error("no memory");
        return working.start(name);
      },
    });
    await expect(clusters.start("a")).rejects.toThrow("no memory");
    broken = false;
    expect((await clusters.start("a")).name).toBe("a");
  });

  it("fails when a cluster of the name is running", async () => {
    const clusters = new ClusterDirectory(emptyControlPlane());
    await clusters.start("a");
    await expect(clusters.start("a")).rejects.toThrow("cluster 'a' is running already");
  });
});
