import { NamedBalancer, RehearsalCluster } from "../../../rehearsal/cluster/control-plane";
import { memoryControlPlane } from "../../../rehearsal/cluster/memory";
import { create, eventually, read } from "../../support/cluster-objects";
import { describeWithControlPlane } from "../../support/control-plane";

jest.setTimeout(120_000);

const SERVICES = "/api/v1/namespaces/default/services";

/** A service of type LoadBalancer that may name one. */
const service = (name: string, balancer?: string): object => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name, ...(balancer === undefined ? {} : { annotations: { balancer } }) },
  spec: { type: "LoadBalancer", ports: [{ port: 80 }] },
});

/** There is one load balancer. */
const namedBalancer: NamedBalancer = ({ balancer }) => {
  if (balancer === undefined) return undefined;
  return balancer === "lb-1" ? "10.0.0.7" : null;
};

function tests(start: () => Promise<RehearsalCluster>): void {
  let cluster: RehearsalCluster;

  beforeAll(async () => {
    cluster = await start();
  });
  afterAll(() => cluster.stop());

  const addressOf = async (name: string): Promise<string | undefined> => {
    const { status } = await read<{ status: { loadBalancer?: { ingress?: { ip: string }[] } } }>(
      cluster,
      `${SERVICES}/${name}`,
    );
    return status.loadBalancer?.ingress?.[0]?.ip;
  };
  const answered = (name: string) =>
    eventually(
      () => addressOf(name),
      (address) => address !== undefined,
    );

  it("has the address of the load balancer it names, whoever comes first", async () => {
    await create(cluster, SERVICES, service("lost", "lb-none") as never);
    await create(cluster, SERVICES, service("named", "lb-1") as never);
    expect(await answered("named")).toBe("10.0.0.7");
    expect(await addressOf("lost")).toBeUndefined();
  });

  it("has an address of nobody's when it names none", async () => {
    await create(cluster, SERVICES, service("own") as never);
    expect(await answered("own")).toMatch(/^198\.1[89]\./);
  });

  it("moves to the load balancer that it names later", async () => {
    await cluster.api.request({
      method: "PATCH",
      path: `${SERVICES}/own`,
      contentType: "application/merge-patch+json",
      body: { metadata: { annotations: { balancer: "lb-1" } } },
    });
    expect(
      await eventually(
        () => addressOf("own"),
        (address) => address === "10.0.0.7",
      ),
    ).toBe("10.0.0.7");
  });
}

describe("a service of type LoadBalancer, in memory", () =>
  tests(() => memoryControlPlane().start("one", { namedBalancer })));

describeWithControlPlane("a service of type LoadBalancer", (controlPlane) =>
  tests(() => controlPlane.start("one", { namedBalancer })),
);
