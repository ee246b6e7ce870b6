import { ObjectValue } from "../../../../rehearsal/plugin/value";
import { seedSubnet, seedVpc } from "../../../../rehearsal/providers/tencentcloud";
import { clusterIn } from "../../../support/tencentcloud-builder";
import { TencentcloudRehearsal } from "../../../support/tencentcloud-rehearsal";

let cloud: TencentcloudRehearsal;

beforeEach(() => {
  cloud = new TencentcloudRehearsal();
});

const ZONE = "ap-guangzhou-6";

describe("a network that is there before Terraform", () => {
  it("is found by data sources, each subnet with a range of its own", async () => {
    seedVpc(cloud.world, { id: "vpc-old12345" });
    seedSubnet(cloud.world, { id: "subnet-a1234567", vpcId: "vpc-old12345", zone: ZONE });
    seedSubnet(cloud.world, { id: "subnet-b1234567", vpcId: "vpc-old12345", zone: ZONE });
    const found = await cloud.data("tencentcloud_vpc_subnets", { vpc_id: "vpc-old12345" });
    expect((found["instance_list"] as ObjectValue[]).map(({ cidr_block }) => cidr_block)).toEqual([
      "10.0.0.0/20",
      "10.0.16.0/20",
    ]);
  });

  it("can be used like one that Terraform made", async () => {
    seedVpc(cloud.world, { id: "vpc-old12345", cidr: "10.8.0.0/16" });
    seedSubnet(cloud.world, {
      id: "subnet-a1234567",
      vpcId: "vpc-old12345",
      zone: ZONE,
      cidr: "10.8.1.0/24",
    });
    const inside = { vpc: { id: "vpc-old12345" }, subnet: { id: "subnet-a1234567" }, group: { id: "" } };
    const { errors } = await cloud.apply("tencentcloud_kubernetes_cluster", clusterIn(inside));
    expect(errors).toEqual([]);
    await cloud.world.clusters.stopAll();
  });

  it("can be imported", async () => {
    seedVpc(cloud.world, { id: "vpc-old12345", name: "company" });
    expect((await cloud.import("tencentcloud_vpc", "vpc-old12345")).state).toMatchObject({ name: "company" });
  });

  it("fails when a subnet's VPC is not there", () => {
    expect(() => {
      seedSubnet(cloud.world, { id: "subnet-a1234567", vpcId: "vpc-none1234", zone: ZONE });
    }).toThrow("subnet 'subnet-a1234567' needs VPC 'vpc-none1234' first");
  });

  it("fails when a subnet's range is not in its VPC's", () => {
    seedVpc(cloud.world, { id: "vpc-old12345" });
    expect(() => {
      seedSubnet(cloud.world, {
        id: "subnet-a1234567",
        vpcId: "vpc-old12345",
        zone: ZONE,
        cidr: "10.9.0.0/24",
      });
    }).toThrow("subnet 'subnet-a1234567' has no range in VPC 'vpc-old12345': got 10.9.0.0/24");
  });
});
