import { replacedWithSubnets } from "../../../constructs/clouds/replaced-with-subnets";
import { INetwork } from "../../../constructs/contracts";

const network = (subnetReferences?: readonly string[]): INetwork => ({ subnetReferences }) as INetwork;

describe("replacedWithSubnets", () => {
  test("names the subnets that were made", () => {
    expect(replacedWithSubnets(network(["a_subnet.nodes.id"]))).toEqual({
      lifecycle: { replaceTriggeredBy: ["a_subnet.nodes.id"] },
    });
  });

  test("says nothing where subnets exist already", () => {
    expect([replacedWithSubnets(network()), replacedWithSubnets(network([]))]).toEqual([{}, {}]);
  });
});
