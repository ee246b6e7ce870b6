import { Aspects } from "cdktf";
import { OwnershipTags } from "../../../constructs/aspects/ownership-tags";
import { PlainResource } from "../../support/plain-resource";
import { onlyResource, synthStack } from "../../support/synth";

describe("ownership tags", () => {
  const json = synthStack((stack) => {
    Aspects.of(stack).add(new OwnershipTags(["disk"], { environment: "dev" }));
    new PlainResource(stack, "a", "disk", { tags: { team: "images" } });
    new PlainResource(stack, "b", "machine", { tags: { team: "images" } });
  });

  test("are added to a resource's own", () => {
    expect(onlyResource(json, "disk")["tags"]).toEqual({ team: "images", environment: "dev" });
  });

  test("are not added to types that have no such attribute", () => {
    expect(onlyResource(json, "machine")["tags"]).toEqual({ team: "images" });
  });
});
