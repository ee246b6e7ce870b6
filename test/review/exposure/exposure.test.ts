import { reviewPlans } from "../../../review/review-plans";
import { planned, planOf } from "../../support/planned-resources";

/** What the review says of exposure by itself, and by its rules. */
function exposed(...resources: readonly object[]): readonly string[] {
  const { findings } = reviewPlans({ stacks: [{ name: "net", plan: planOf(...resources) }] });
  return findings
    .filter(({ rule, question }) => question === "exposure" && /^SDI-[EC]0[12]$/.test(rule))
    .map(({ rule, severity, message }) => `${rule} ${severity} ${message}`);
}

const update = (type: string, before: object, after: object): readonly string[] =>
  exposed(planned(`${type}.x`, "update", before, after));
const rules = (...ingress: readonly object[]): object => ({
  ingress: ingress.map((each) => ({ action: "ACCEPT", port: "443", ...each })),
});
const RULE_SET = "tencentcloud_security_group_rule_set";

describe("what gets exposed", () => {
  it("is a load balancer that is put on the internet", () => {
    const was = { network_type: "INTERNAL", subnet_id: "s" };
    expect(
      exposed(
        planned(
          "tencentcloud_clb_instance.x",
          "delete,create",
          was,
          { network_type: "OPEN" },
          {
            paths: [["network_type"]],
          },
        ),
      ),
    ).toEqual([
      "SDI-E01 warn `tencentcloud_clb_instance.x` is put on the internet: `network_type` goes from INTERNAL to OPEN.",
    ]);
    expect(update("tencentcloud_clb_instance", { network_type: "OPEN" }, was)).toEqual([]);
  });

  it("is a range of everybody that may come in, also to ports that may be open", () => {
    const within = rules({ cidr_block: "10.20.0.0/16" });
    expect(update(RULE_SET, within, rules({ cidr_block: "0.0.0.0/0" }))).toEqual([
      `SDI-E01 warn \`${RULE_SET}.x\` lets everybody on the internet in.`,
    ]);
    expect(update(RULE_SET, rules({ cidr_block: "0.0.0.0/0" }), within)).toEqual([]);
  });

  it("is a range that was not within one that might come in before", () => {
    const before = rules({ cidr_block: "203.0.113.0/24" });
    expect(
      update(RULE_SET, before, rules({ cidr_block: "203.0.113.0/24" }, { cidr_block: "198.51.100.0/24" })),
    ).toEqual([`SDI-E02 note \`${RULE_SET}.x\` lets \`198.51.100.0/24\` in.`]);
    expect(update(RULE_SET, before, rules({ cidr_block: "203.0.113.128/25" }))).toEqual([]);
    expect(update(RULE_SET, before, rules({ cidr_block: "10.0.0.0/8" }))).toEqual([]);
  });

  it("is no rule that only stands in another place", () => {
    const [one, other] = [{ cidr_block: "203.0.113.0/24" }, { cidr_block: "198.51.100.0/24" }];
    expect(update(RULE_SET, rules(one, other), rules(other, one))).toEqual([]);
  });

  it("is no range that goes out, or that a network has", () => {
    const out = { egress: [{ cidr_block: "0.0.0.0/0" }], vpc_cidr: "198.51.100.0/24" };
    expect(update("tencentcloud_vpc", {}, out)).toEqual([]);
  });

  it("is what is made open, too", () => {
    const endpoint = { cluster_internet: true, cluster_internet_security_group: "sg-1" };
    expect(exposed(planned("tencentcloud_kubernetes_cluster_endpoint.x", "create", null, endpoint))).toEqual([
      "SDI-E01 warn `tencentcloud_kubernetes_cluster_endpoint.x` gets a public address: `cluster_internet` is turned on.",
    ]);
  });

  it("is told once where a rule blocks it", () => {
    const open = rules({ cidr_block: "0.0.0.0/0", port: "22" });
    expect(update(RULE_SET, rules({ cidr_block: "10.0.0.0/8" }), open)).toEqual([
      "SDI-C01 block everybody on the internet reaches port 22",
    ]);
  });

  it("is not what stays open", () => {
    const open = { publicly_accessible: true, tags: { a: "1" } };
    expect(update("aws_db_instance", open, { publicly_accessible: true, tags: { a: "2" } })).toEqual([]);
    expect(update("aws_db_instance", { publicly_accessible: false }, open)).toHaveLength(1);
  });
});
