import { join } from "node:path";
import { lookUpTools } from "../../../rehearsal/toolbox/look-up";
import { builtFolder, pinnedVersion } from "../../../rehearsal/toolbox/pins";
import { ETCD, KUBE_SCHEDULER, TOOLS } from "../../../rehearsal/toolbox/tools";
import { PROJECT } from "../../support/cli";
import { FakePrograms } from "../../support/fake-programs";

const toolboxFolder = join(PROJECT, "toolbox");
let fakes: FakePrograms;

beforeEach(() => {
  fakes = new FakePrograms();
});
afterEach(() => fakes.remove());

async function sourceOfScheduler(environment: Readonly<Record<string, string>>) {
  const { cacheFolder } = fakes;
  const [found] = await lookUpTools([KUBE_SCHEDULER], { toolboxFolder, cacheFolder, environment });
  if (found === undefined) throw new Error("nothing was looked up");
  return found;
}

test("every program has the version that its go.mod pins", () => {
  const versions = TOOLS.map(({ name, family }) => `${name} ${pinnedVersion(family, toolboxFolder)}`);
  expect(versions).toEqual([
    "etcd 3.6.10",
    "kube-apiserver 1.34.4",
    "kube-controller-manager 1.34.4",
    "kube-scheduler 1.34.4",
    "kwok 0.8.0",
    "helm 3.22.0",
    "kube-score 1.20.0",
    "tofu 1.12.6",
    "versitygw 1.8.0",
  ]);
});

test("the folder KUBEBUILDER_ASSETS is preferred to the PATH", async () => {
  const assets = fakes.program("assets", "kube-scheduler", "Kubernetes v1.34.1");
  const path = fakes.program("bin", "kube-scheduler", "Kubernetes v1.34.4");
  const { found } = await sourceOfScheduler({ KUBEBUILDER_ASSETS: assets, PATH: `${path}:/usr/bin:/bin` });
  expect(found).toEqual({
    source: "KUBEBUILDER_ASSETS",
    path: join(assets, "kube-scheduler"),
    version: "1.34.1",
  });
});

test("a program of another minor version is passed over, with the reason", async () => {
  const assets = fakes.program("assets", "kube-scheduler", "Kubernetes v1.33.9");
  const path = fakes.program("bin", "kube-scheduler", "Kubernetes v1.34.2");
  const { found, rejected } = await sourceOfScheduler({
    KUBEBUILDER_ASSETS: assets,
    PATH: `${path}:/usr/bin:/bin`,
  });
  expect(found?.source).toBe("PATH");
  expect(rejected).toEqual([
    { path: join(assets, "kube-scheduler"), reason: "is version 1.33.9; 1.34 is needed" },
  ]);
});

test("a program that prints no version is passed over", async () => {
  const path = fakes.program("bin", "kube-scheduler", "hello");
  const { found, rejected } = await sourceOfScheduler({ PATH: `${path}:/usr/bin:/bin` });
  expect(found).toBeUndefined();
  expect(rejected).toEqual([{ path: join(path, "kube-scheduler"), reason: "prints no version" }]);
});

test("what is in the cache is found without being run", async () => {
  const { cacheFolder } = fakes;
  const folder = builtFolder(ETCD.family, { toolboxFolder, cacheFolder });
  fakes.program(folder.slice(fakes.folder.length + 1), "etcd", "not a version");
  const [found] = await lookUpTools([ETCD], { toolboxFolder, cacheFolder, environment: {} });
  expect(found?.found).toEqual({ source: "built", path: join(folder, "etcd"), version: "3.6.10" });
});
