import { withoutPreventDestroy } from "../../../rehearsal/run/destroyable";
import { JsonObject } from "../../../rehearsal/run/json";

describe("withoutPreventDestroy", () => {
  test("removes the protection and nothing else", () => {
    const before: JsonObject = {
      terraform: { backend: { local: {} } },
      data: { toy_image: { a: { lifecycle: { postcondition: [{ condition: true }] } } } },
      resource: {
        toy_disk: {
          kept: { name: "x", lifecycle: { prevent_destroy: true, create_before_destroy: true } },
          listed: { lifecycle: [{ prevent_destroy: true }, { ignore_changes: "all" }] },
          plain: { name: "prevent_destroy" },
        },
      },
    };
    expect(withoutPreventDestroy(before)).toEqual({
      ...before,
      resource: {
        toy_disk: {
          kept: { name: "x", lifecycle: { create_before_destroy: true } },
          listed: { lifecycle: [{}, { ignore_changes: "all" }] },
          plain: { name: "prevent_destroy" },
        },
      },
    });
  });

  test("leaves a configuration without resources as it is", () => {
    expect(withoutPreventDestroy({ output: {} })).toEqual({ output: {} });
  });
});
