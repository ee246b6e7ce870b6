import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { memoryControlPlane } from "../../../rehearsal/cluster/memory";
import { ClusterDirectory } from "../../../rehearsal/world/cluster-directory";
import { keepKubeconfigs, keptKubeconfigs, kubeconfigFile } from "../../../rehearsal/world/kubeconfig-files";

describe("kubeconfig files", () => {
  let parent: string;
  let folder: string;
  let clusters: ClusterDirectory;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), "kubeconfigs-"));
    folder = join(parent, "kubeconfig");
    clusters = new ClusterDirectory(memoryControlPlane(), keepKubeconfigs(folder));
  });
  afterEach(async () => {
    await clusters.stopAll();
    rmSync(parent, { recursive: true });
  });

  test("are there while their clusters are, and only their owner can read them", async () => {
    await clusters.start("one");
    await clusters.start("two");
    expect(readdirSync(folder).sort()).toEqual(["one.yaml", "two.yaml"]);
    expect(statSync(kubeconfigFile(folder, "one")).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    await clusters.stop("one");
    expect(readdirSync(folder)).toEqual(["two.yaml"]);
  });

  test("are found by the names of their clusters, and nothing else that is in the folder", async () => {
    expect(keptKubeconfigs(folder)).toEqual([]);
    await clusters.start("two");
    await clusters.start("one");
    for (const name of [".DS_Store", "one.yaml.swp", "notes.txt", ".yaml"])
      writeFileSync(join(folder, name), "");
    expect(keptKubeconfigs(folder)).toEqual([
      { cluster: "one", file: join(folder, "one.yaml") },
      { cluster: "two", file: join(folder, "two.yaml") },
    ]);
  });

  test("name the server and let its administrator in", async () => {
    const { server, credentials } = await clusters.start("one");
    const config = parse(readFileSync(kubeconfigFile(folder, "one"), "utf8"));
    expect(config).toMatchObject({
      "current-context": "one",
      clusters: [{ name: "one", cluster: { server } }],
    });
    const [{ user }] = config.users;
    expect(Buffer.from(user["client-key-data"], "base64").toString()).toBe(credentials.clientKey);
  });
});
