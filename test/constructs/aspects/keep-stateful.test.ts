import { Aspects } from "cdktf";
import { KeepStateful } from "../../../constructs/aspects/keep-stateful";
import { PlainResource } from "../../support/plain-resource";
import { onlyResource, synthStack } from "../../support/synth";

describe("keeping what is stateful", () => {
  const json = synthStack((stack) => {
    Aspects.of(stack).add(new KeepStateful(["disk"]));
    new PlainResource(stack, "a", "disk", {}, { lifecycle: { ignoreChanges: ["size"] } });
    new PlainResource(stack, "b", "machine");
  });

  test("makes Terraform refuse to destroy it, besides what its life cycle says already", () => {
    expect(onlyResource(json, "disk")["lifecycle"]).toEqual({
      ignore_changes: ["size"],
      prevent_destroy: true,
    });
  });

  test("leaves everything else alone", () => {
    expect(onlyResource(json, "machine")).not.toHaveProperty("lifecycle");
  });
});
