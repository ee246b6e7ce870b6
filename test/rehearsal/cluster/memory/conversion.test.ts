import { NodeSpec, RehearsalCluster } from "../../../../rehearsal/cluster/control-plane";
import { JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { dumpObjects, memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import {
  RecordedResource,
  asApplied,
  comparable,
  conversion,
  send,
} from "../../../support/kubernetes/recorded";
import { withAuthority } from "../../../support/recorded-objects";

const CAPACITY = { cpu: "64", memory: "256Gi", "nvidia.com/gpu": "8" };
const NODE: NodeSpec = { name: "gpu-0", labels: {}, taints: [], capacity: CAPACITY, allocatable: CAPACITY };

const COLLECTIONS: Record<string, string> = {
  Namespace: "/api/v1/namespaces",
  ConfigMap: "/api/v1/namespaces/sd-existing-a/configmaps",
  Service: "/api/v1/namespaces/sd-existing-a/services",
  Deployment: "/apis/apps/v1/namespaces/sd-existing-a/deployments",
};

describe("objects stored for recorded requests", () => {
  const { prerequisites, resources } = conversion();
  const answers = new Map<string, { status: number; warnings: readonly string[]; path: string }>();
  let cluster: RehearsalCluster;

  beforeAll(async () => {
    cluster = await memoryControlPlane().start("conversion");
    await cluster.addNode(NODE);
    for (const object of prerequisites.objects) {
      const path = COLLECTIONS[String(object["kind"])] ?? "";
      expect(await cluster.api.request({ method: "POST", path, body: asApplied(object) })).toMatchObject({
        status: 201,
      });
    }
    const body = prerequisites.custom_resource_definition;
    const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    expect(await cluster.api.request({ method: "POST", path, body })).toMatchObject({ status: 201 });
    // A token's secret goes at once when its account is not there; the recording made the account first.
    const isToken = ({ address }: RecordedResource) => address === "kubernetes_secret_v1.sa_token";
    const others = resources.filter((each) => !isToken(each));
    for (const { address, request } of [...others, ...resources.filter(isToken)]) {
      for (const recorded of request) {
        const { status, warnings, body: answer } = await send(cluster, recorded);
        if (status >= 300) throw new Error(`${address}: ${JSON.stringify(answer)}`);
        const name = ((answer as JsonObject)["metadata"] as JsonObject)["name"];
        const collection = recorded.path.split("?")[0] ?? "";
        answers.set(address, {
          status,
          warnings,
          path: recorded.method === "POST" ? `${collection}/${String(name)}` : collection,
        });
      }
    }
  });

  test("are 103", () => {
    expect(resources.length).toBe(103);
    expect(answers.size).toBe(103);
  });

  test.each(resources.map((r): [string, RecordedResource] => [r.address, r]))(
    "%s is stored as recorded",
    async (address, r) => {
      const path = answers.get(address)?.path ?? "";
      const { body } = await cluster.api.request({ method: "GET", path });
      expect(comparable(body as JsonObject, r.object)).toEqual(withAuthority(r.address, r.object, cluster));
    },
  );

  test.each(resources.map((r): [string, RecordedResource] => [r.address, r]))(
    "%s is answered with the recorded warnings",
    (address, r) => {
      const warning = answers
        .get(address)
        ?.warnings.map((text) => `299 - ${JSON.stringify(text)}`)
        .join(", ");
      expect(warning).toBe(r.request.map((request) => request.warning ?? "").join(""));
    },
  );

  test("are all told apart from what a cluster has by itself", () => {
    const leftovers = dumpObjects(cluster).filter(({ own }) => !own);
    expect(leftovers.length).toBeGreaterThanOrEqual(resources.length);
  });
});
