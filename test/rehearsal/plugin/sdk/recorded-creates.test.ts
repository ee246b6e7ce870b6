import { planResource } from "../../../../rehearsal/plugin/sdk/plan";
import { TENCENTCLOUD_FACTS, TENCENTCLOUD_SCHEMA } from "../../../../rehearsal/providers/tencentcloud/schema";
import { tencentcloudPlanning } from "../../../../rehearsal/providers/tencentcloud/planning";
import { CREATES, recordedConfig, typeOf, withUnknowns } from "../../../support/tencentcloud-recording";
import { canonical } from "../../../support/canonical";
import { proposedNew } from "../../../support/proposed-new";

describe("the plan of a new resource", () => {
  it.each(CREATES.map((create) => [create.address, create] as const))(
    "is the provider's for %s",
    async (_, create) => {
      const typeName = typeOf(create.address);
      const { block } = TENCENTCLOUD_SCHEMA.resources.get(typeName)!;
      const facts = TENCENTCLOUD_FACTS.get(typeName)!;
      const config = recordedConfig(block, create);
      const { planned } = await planResource(
        { block, facts, behaviour: tencentcloudPlanning(typeName) },
        { prior: null, proposed: proposedNew(block, null, config), config },
      );
      expect(canonical(planned, block)).toEqual(
        canonical(withUnknowns(create.after, create.after_unknown), block),
      );
    },
  );
});
