import { JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { planResource } from "../../../../rehearsal/plugin/sdk/plan";

import { factsOf, KUBERNETES_SCHEMA } from "../../../../rehearsal/providers/kubernetes/data";
import { customPlanning } from "../../../../rehearsal/providers/kubernetes/planning/custom-diff";
import { quantityPlanning } from "../../../../rehearsal/providers/kubernetes/planning/quantities";
import {
  comparable,
  configOf,
  ConversionCase,
  readRecorded,
  typeOf,
  wholeBlock,
} from "../../../support/kubernetes-fixtures";
import { proposedNew } from "../../../support/proposed-new";

const { resources } = readRecorded<{ resources: ConversionCase[] }>("conversion");

describe("a new resource is planned as the real provider plans it", () => {
  const cases = resources.filter(({ address }) => typeOf(address) !== "kubernetes_manifest");

  test.each(cases.map((each) => [each.address, each] as const))("%s", async (address, each) => {
    const typeName = typeOf(address);
    const block = KUBERNETES_SCHEMA.resources.get(typeName)?.block;
    if (!block) throw new Error(`no such type: ${address}`);
    const behaviour = { ...customPlanning(typeName), ...quantityPlanning(block) };
    const config = configOf(block, resolved(each.config));

    const { planned } = await planResource(
      { block, facts: factsOf(typeName, block), behaviour },
      { prior: null, proposed: proposedNew(block, null, config), config },
    );

    const expected = wholeBlock(block, each.plan.after, each.plan.after_unknown);
    if (planned === null) throw new Error("nothing was planned");
    expect(comparable(block, planned)).toEqual(comparable(block, expected));
  });
});

/** The name of another resource that is written in its configuration is known before it is there. */
function resolved(config: JsonObject): JsonObject {
  const text = JSON.stringify(config).replaceAll(
    "${kubernetes_namespace_v1.main.metadata[0].name}",
    "sd-prod",
  );
  return JSON.parse(text) as JsonObject;
}
