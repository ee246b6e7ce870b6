import { JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { describeOnEachCluster } from "../../../support/each-cluster";
import { ConversionCase, readRecorded } from "../../../support/kubernetes-fixtures";
import { makePrerequisites, RecordedCluster, recordedCluster } from "../../../support/recorded-cluster";

jest.setTimeout(300_000);

const { resources } = readRecorded<{ resources: ConversionCase[] }>("conversion");

/** One resource of each way to import, with what it needs and the id by which it is imported. */
const IMPORTED: Readonly<Record<string, string>> = {
  "kubernetes_namespace_v1.bare": "sd-bare",
  "kubernetes_config_map_v1.webui": "sd-prod/webui-config",
  "kubernetes_service_v1.minimal": "sd-prod/svc-minimal",
  "kubernetes_storage_class_v1.minimal": "sd-a-minimal",
};
const NEEDED = ["kubernetes_namespace_v1.main"];
const CONFIGS = resources.filter(({ address }) => address in IMPORTED || NEEDED.includes(address));

describeOnEachCluster("an import, by real Terraform", ({ binary, controlPlane }) => {
  let recorded: RecordedCluster;
  let before: ReadonlyMap<string, JsonObject>;

  beforeAll(async () => {
    recorded = await recordedCluster(binary, controlPlane);
    await makePrerequisites(recorded);
    await recorded.configure([
      ...CONFIGS.map(({ address, config }) => [address, config] as const),
      ["kubernetes_manifest.raw", { manifest: RAW }],
    ]);
    await recorded.terraform.init();
    await recorded.terraform.apply();
    before = (await recorded.plan()).refreshed;
    await recorded.terraform.run(["state", "rm", ...Object.keys(IMPORTED), "kubernetes_manifest.raw"]);
  });
  afterAll(async () => {
    await recorded.stop();
  });

  test.each(Object.entries(IMPORTED))("brings %s back", async (address, id) => {
    const { exitCode, stderr } = await recorded.terraform.run(["import", "-no-color", address, id]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const after = (await recorded.state()).get(address) ?? {};
    const known = before.get(address) ?? {};
    for (const name of ["id", "metadata", "spec", "data", "storage_provisioner"]) {
      if (name in known) expect({ [name]: after[name] }).toEqual({ [name]: known[name] });
    }
  });

  test("brings an object of any kind back", async () => {
    const id = "apiVersion=v1,kind=ConfigMap,namespace=default,name=raw-import";
    const { exitCode } = await recorded.terraform.run(["import", "kubernetes_manifest.raw", id]);
    expect(exitCode).toBe(0);
    const object = (await recorded.state()).get("kubernetes_manifest.raw")?.["object"];
    expect(object).toEqual(before.get("kubernetes_manifest.raw")?.["object"]);
  });

  test.each([
    ["kubernetes_config_map_v1.webui", "webui-config", 'Unexpected ID format ("webui-config")'],
    ["kubernetes_manifest.raw", "ConfigMap/raw", "Failed to parse import ID"],
    ["kubernetes_config_map_v1.webui", "sd-prod/nobody", "Cannot import non-existent remote object"],
  ])("of %s from '%s' is refused", async (address, id, words) => {
    await recorded.terraform.run(["state", "rm", address]);
    const { exitCode, stderr } = await recorded.terraform.run(["import", "-no-color", address, id]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(words);
  });
});

const RAW: JsonObject = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "raw-import", namespace: "default" },
  data: { a: "1" },
};
