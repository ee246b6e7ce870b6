import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEnvironmentText } from "../../../config";

const LOCAL = readFileSync(join(__dirname, "..", "good", "local-example.yaml"), "utf8");
const CLAIM = "volume: { storageClass: { name: nfs-client } }";
const FOLDER = "volume: { hostPath: { path: /srv/outputs, node: gpu-1 } }";

/** Where the problems are of the example with other outputs, and other changes. */
function places(outputs: string, ...changes: readonly (readonly [string, string])[]): string[] {
  const text = [[CLAIM, outputs] as const, ...changes].reduce((whole, [from, to]) => {
    expect(whole).toContain(from);
    return whole.replace(from, to);
  }, LOCAL);
  return readEnvironmentText(text, "tencent-dev.yaml").problems.map(({ path }) => path);
}

const ONE_NODE = ["min: 1, max: 2, gpu: {", "min: 1, max: 1, gpu: {"] as const;
const TWO_CARDS = ["perNode: 1", "perNode: 2"] as const;

describe("files that pods of one node only can see", () => {
  test("are for replicas on the only node of their pool", () => {
    const unnamed = FOLDER.replace(", node: gpu-1", "");
    expect(places(unnamed, ONE_NODE, TWO_CARDS)).toEqual([]);
    expect(places(unnamed)).toEqual(["outputs.volume.hostPath"]);
  });

  test("keep every replica on the node that is named, which must have room for all", () => {
    expect(places(FOLDER, TWO_CARDS)).toEqual([]);
    expect(places(FOLDER)).toEqual(["diffusion.scaling.max"]);
  });

  test("keep replicas together for what another volume has on the same node", () => {
    const models = "volume: { nfs: { server: nfs.example.com, path: /models } }";
    const once = "volume: { storageClass: { name: local-path, accessMode: ReadWriteOnce } }";
    expect(places(FOLDER, TWO_CARDS, [models, once])).toEqual([]);
    expect(places(CLAIM, TWO_CARDS, [models, once])).toEqual(["models.volume.storageClass.accessMode"]);
  });
});
