import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parityPageText } from "../../../config/parity/page";
import { PROJECT } from "../../support/cli";

describe("parityPageText", () => {
  test("is what docs/parity.md says", () => {
    expect(readFileSync(join(PROJECT, "docs/parity.md"), "utf8")).toBe(parityPageText());
  });

  test("marks what is honoured differently, and what is refused", () => {
    const row = (field: string): string =>
      parityPageText()
        .split("\n")
        .find((line) => line.startsWith(`| \`${field}\``)) ?? "";
    expect(row("nodePools.*.gpuSharing")).toContain("**differently**: cGPU");
    expect(row("registry.tier")).toContain("**refused**: it exists already on a cluster of your own");
  });
});
