import { Json } from "../../../../rehearsal/cluster/kubernetes-api";
import { emptyBlock } from "../../../../rehearsal/plugin/sdk/values";
import { KINDS } from "../../../../rehearsal/providers/kubernetes/kinds";
import { sentObject } from "../../../../rehearsal/providers/kubernetes/sent-object";
import {
  ConversionCase,
  kubernetesSchema,
  readRecorded,
  typeOf,
  wholeBlock,
} from "../../../support/kubernetes-fixtures";

const { resources } = readRecorded<{ resources: ConversionCase[] }>("conversion");
const schema = kubernetesSchema();

describe("a configuration becomes the API object that the real provider sends", () => {
  // What refers to others is not known yet; test/render/ knows.
  const cases = resources.filter(({ address, config }) => {
    const kind = KINDS.get(typeOf(address));
    return kind !== undefined && !kind.adopt && !JSON.stringify(config).includes("${");
  });

  test.each(cases.map((each) => [each.address, each] as const))(
    "%s",
    async (address, { config, request }) => {
      const block = schema.resources.get(typeOf(address))?.block;
      if (!block) throw new Error(`no such type: ${address}`);
      expect(await sentObject(typeOf(address), wholeBlock(block, config))).toEqual(request[0]?.body);
    },
  );
});

describe("what is sent", () => {
  test("is a manifest as it is written, without what is absent", async () => {
    const manifest = {
      apiVersion: "v1",
      kind: "Thing",
      spec: { on: true, count: 3, text: "3", absent: null },
    };
    const config = { manifest, computed_fields: null, object: null };
    const expected: Json = { apiVersion: "v1", kind: "Thing", spec: { on: true, count: 3, text: "3" } };
    expect(await sentObject("kubernetes_manifest", config)).toEqual(expected);
  });

  test.each(["kubernetes_labels", "kubernetes_default_service_account_v1", "helm_release"])(
    "is no object of its own for %s",
    async (typeName) => {
      const block = schema.resources.get(typeName)?.block;
      expect(await sentObject(typeName, block ? emptyBlock(block) : {})).toBeUndefined();
    },
  );
});
