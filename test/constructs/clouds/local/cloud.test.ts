import { localCloud } from "../../../../constructs/clouds/local/cloud";
import { buildCloud, EVERY_CLOUD, LOCAL } from "../../../support/clouds";
import { resourceTypes, synthStack } from "../../../support/synth";

test("makes nothing and needs no provider", () => {
  const cloudCase = EVERY_CLOUD.find(({ settings }) => settings === LOCAL);
  if (cloudCase === undefined) throw new Error("no case");
  const json = synthStack((stack) => {
    localCloud(LOCAL).configureProviders(stack);
    buildCloud(stack, cloudCase);
  });
  expect(resourceTypes(json)).toEqual([]);
  expect(json.provider).toBeUndefined();
});

test("has nothing stateful and nothing to tag", () => {
  expect(localCloud(LOCAL)).toMatchObject({ kind: "local", statefulTypes: [], taggedTypes: [] });
});
