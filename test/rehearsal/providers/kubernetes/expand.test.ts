import { expandObject } from "../../../../rehearsal/providers/kubernetes/kinds/object";
import { KINDS } from "../../../../rehearsal/providers/kubernetes/kinds";
import {
  ConversionCase,
  kubernetesSchema,
  readRecorded,
  typeOf,
  wholeBlock,
} from "../../../support/kubernetes-fixtures";

const { resources } = readRecorded<{ resources: ConversionCase[] }>("conversion");
const schema = kubernetesSchema();

describe("a planned resource becomes the API object that the real provider sends", () => {
  const cases = resources.filter(({ address }) => KINDS.has(typeOf(address)));

  test.each(cases.map((each) => [each.address, each] as const))(
    "%s",
    (address, { config, plan, request, state }) => {
      const kind = KINDS.get(typeOf(address));
      const block = schema.resources.get(typeOf(address))?.block;
      if (!kind || !block) throw new Error(`no such type: ${address}`);
      const planned = wholeBlock(block, plan.after, plan.after_unknown, state);
      const object = expandObject(kind, block, planned);
      const sent = kind.finish?.(object, planned, wholeBlock(block, config)) ?? object;
      expect(sent).toEqual(request[0]?.body);
    },
  );
});
