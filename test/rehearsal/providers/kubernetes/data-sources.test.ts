import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Json, JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { KUBERNETES_SCHEMA } from "../../../../rehearsal/providers/kubernetes/data";
import { describeOnEachCluster } from "../../../support/each-cluster";
import { comparable, wholeBlock } from "../../../support/kubernetes-fixtures";
import { RecordedCluster, recordedCluster } from "../../../support/recorded-cluster";
import { withPlaceholders } from "../../../support/recorded-match";

jest.setTimeout(300_000);

const file = join(__dirname, "../../../fixtures/kubernetes-provider/data-sources.json");
const { config, state } = JSON.parse(readFileSync(file, "utf8")) as {
  config: { resource: JsonObject; data: JsonObject };
  state: Record<string, JsonObject>;
};

describeOnEachCluster(
  "data sources, and resources that act once, through real Terraform",
  ({ binary, controlPlane }) => {
    let recorded: RecordedCluster;
    let actual: ReadonlyMap<string, JsonObject>;

    beforeAll(async () => {
      recorded = await recordedCluster(binary, controlPlane);
      await recorded.write({
        terraform: { required_providers: { kubernetes: { source: "hashicorp/kubernetes" } } },
        provider: { kubernetes: { config_path: "/nowhere/kubeconfig" } },
        ...config,
      });
      await recorded.terraform.init();
      await recorded.terraform.apply();
      actual = await recorded.state();
    });
    afterAll(async () => {
      await recorded.stop();
    });

    test.each(Object.entries(state))("%s is as recorded", (address, expected) => {
      const block = blockOf(address);
      const shown = (json: Json) => comparable(block, wholeBlock(block, json));
      const found = withPlaceholders(actual.get(address), expected);
      expect(shown(found ?? null)).toEqual(shown(expected));
    });
  },
);

describeOnEachCluster("data sources for objects of any kind", ({ binary, controlPlane }) => {
  let recorded: RecordedCluster;

  beforeAll(async () => {
    recorded = await recordedCluster(binary, controlPlane);
  });
  afterAll(async () => {
    await recorded.stop();
  });

  test("read one object with its status, and those that a selector chooses", async () => {
    await configure({
      kubernetes_resource: {
        system: { api_version: "v1", kind: "Namespace", metadata: { name: "kube-system" } },
      },
      kubernetes_resources: {
        some: {
          api_version: "v1",
          kind: "ConfigMap",
          namespace: "default",
          label_selector: "app=a",
        },
      },
    });
    const state = await recorded.state();
    const object = state.get("data.kubernetes_resource.system")?.["object"];
    expect(object).toMatchObject({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: "kube-system", deletionTimestamp: null },
      status: { phase: "Active" },
    });
    const objects = state.get("data.kubernetes_resources.some")?.["objects"] as JsonObject[];
    expect(objects).toEqual([
      expect.objectContaining({ apiVersion: "v1", kind: "ConfigMap", data: { k: "a" } }),
    ]);
  });

  test("refuse a kind that the API does not have", async () => {
    await recorded.write(
      configuration({
        kubernetes_resource: {
          x: { api_version: "example.com/v1", kind: "Nothing", metadata: { name: "x" } },
        },
      }),
    );
    const { stderr } = await recorded.terraform.run(["plan", "-no-color"]);
    expect(stderr).toContain("Failed to determine resource GroupVersion");
    expect(stderr).toContain('no matches for kind "Nothing" in version "example.com/v1"');
  });

  async function configure(data: object): Promise<void> {
    const labelled = (name: string) => ({
      metadata: { name, namespace: "default", labels: { app: name } },
      data: { k: name },
    });
    await recorded.write(configuration({}, { a: labelled("a"), b: labelled("b") }));
    await recorded.terraform.init();
    await recorded.terraform.apply();
    await recorded.write(configuration(data, { a: labelled("a"), b: labelled("b") }));
    await recorded.terraform.apply();
  }
});

function configuration(data: object, configMaps: object = {}): object {
  return {
    terraform: { required_providers: { kubernetes: { source: "hashicorp/kubernetes" } } },
    provider: { kubernetes: { config_path: "/nowhere/kubeconfig" } },
    ...(Object.keys(configMaps).length > 0 ? { resource: { kubernetes_config_map_v1: configMaps } } : {}),
    ...(Object.keys(data).length > 0 ? { data } : {}),
  };
}

function blockOf(address: string) {
  const steps = address.split(".");
  const isData = steps[0] === "data";
  const types = isData ? KUBERNETES_SCHEMA.dataSources : KUBERNETES_SCHEMA.resources;
  const block = types.get(steps[isData ? 1 : 0] ?? "")?.block;
  if (!block) throw new Error(`no such type: ${address}`);
  return block;
}
