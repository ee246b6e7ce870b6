import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allowDestroy, withoutPreventDestroy } from "../../../rehearsal/run/destroyable";
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

describe("allowDestroy", () => {
  test("switches off what clouds protect by themselves, too, and nothing that only looks like it", () => {
    const folder = mkdtempSync(join(tmpdir(), "destroyable-"));
    const file = join(folder, "cdk.tf.json");
    const disk = { name: "x", deletion_protection: true, lifecycle: { prevent_destroy: true } };
    const others = { plain: { delete_protection: "${var.p}" }, data: { a: { deletion_protection: true } } };
    try {
      writeFileSync(
        file,
        JSON.stringify({ resource: { toy_disk: { disk, plain: others.plain } }, ...others }),
      );
      allowDestroy({ name: "s", folder, dependencies: [] });
      expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
        ...others,
        resource: {
          toy_disk: {
            disk: { name: "x", deletion_protection: false, lifecycle: {} },
            plain: { delete_protection: "${var.p}" },
          },
        },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
