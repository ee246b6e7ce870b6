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
    const { exitCode, stdout } = await recorded.terraform.run(["import", "kubernetes_manifest.raw", id]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Apply needed after 'import'");
    const object = (await recorded.state()).get("kubernetes_manifest.raw")?.["object"];
    expect(object).toEqual(before.get("kubernetes_manifest.raw")?.["object"]);
  });

  test.each([
    [
      "kubernetes_config_map_v1.webui",
      "webui-config",
      ['Error: Unexpected ID format ("webui-config"), expected "namespace/name".'],
    ],
    ["kubernetes_config_map_v1.webui", "sd-prod/nobody", ["Error: Cannot import non-existent remote object"]],
    [
      "kubernetes_manifest.raw",
      "ConfigMap/raw",
      [
        "Error: Failed to parse import ID",
        'could not parse ID: "ConfigMap/raw". ID must contain apiVersion, kind, and name',
        "Error: Failed to get namespacing requirement from RESTMapper",
        'no matches for kind "" in version ""',
      ],
    ],
    [
      "kubernetes_manifest.raw",
      "apiVersion=v1,kind=ConfigMap,name=nobody",
      [
        "Error: Failed to get resource {Object:map[apiVersion:v1 kind:ConfigMap metadata:map[name:nobody namespace:default]]} from API",
        'configmaps "nobody" not found',
      ],
    ],
    [
      "kubernetes_manifest.raw",
      "apiVersion=v1,kind=Namespace,name=nobody",
      [
        "Error: Failed to get resource {Object:map[apiVersion:v1 kind:Namespace metadata:map[name:nobody namespace:default]]} from API",
        'namespaces "nobody" not found',
      ],
    ],
    [
      "kubernetes_manifest.raw",
      "apiVersion=example.com/v1,kind=Nothing,namespace=default,name=x",
      [
        "Error: Failed to get namespacing requirement from RESTMapper",
        'no matches for kind "Nothing" in version "example.com/v1"',
      ],
    ],
  ])("of %s from '%s' is refused", async (address, id, words) => {
    await recorded.terraform.run(["state", "rm", address]);
    const { exitCode, stderr } = await recorded.terraform.run(["import", "-no-color", address, id]);
    expect(exitCode).toBe(1);
    // Terraform breaks lines.
    for (const each of words) expect(stderr.replace(/\s+/g, " ")).toContain(each);
  });
});

const RAW: JsonObject = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "raw-import", namespace: "default" },
  data: { a: "1" },
};
