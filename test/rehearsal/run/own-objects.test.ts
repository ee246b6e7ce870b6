import { ControlPlane, RehearsalCluster } from "../../../rehearsal/cluster/control-plane";
import { memoryControlPlane } from "../../../rehearsal/cluster/memory";
import { kubernetesObjects } from "../../../rehearsal/run/kubernetes-objects";
import { create, namespace } from "../../support/cluster-objects";
import { ampleNode, describeWithControlPlane } from "../../support/control-plane";

jest.setTimeout(300_000);

async function notOwn(cluster: RehearsalCluster): Promise<readonly string[]> {
  const objects = await kubernetesObjects(cluster);
  return objects.filter(({ own }) => !own).map(({ kind, name }) => `${kind} ${name}`);
}

function tests(controlPlane: ControlPlane): void {
  let cluster: RehearsalCluster;

  beforeAll(async () => {
    cluster = await controlPlane.start("own");
  });
  afterAll(() => cluster.stop());

  test("a new cluster has nothing but its own objects, with a node too", async () => {
    await cluster.addNode(ampleNode("one"));
    expect((await kubernetesObjects(cluster)).length).toBeGreaterThan(5);
    expect(await notOwn(cluster)).toEqual([]);
  });

  test("what somebody makes is not its own", async () => {
    await create(cluster, "/api/v1/namespaces", namespace("made"));
    await create(cluster, "/apis/rbac.authorization.k8s.io/v1/clusterroles", {
      metadata: { name: "system:made" },
      rules: [],
    });
    expect(await notOwn(cluster)).toEqual(["Namespace made", "ClusterRole system:made"]);
  });
}

describe("own objects of a cluster in memory", () => tests(memoryControlPlane()));
describeWithControlPlane("own objects of a cluster of processes", tests);
