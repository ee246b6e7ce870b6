import { Aspects } from "cdktf";
import { ExactChartVersions } from "../../../constructs/aspects/exact-chart-versions";
import { PlainResource } from "../../support/plain-resource";
import { synthStack } from "../../support/synth";

function synthRelease(attributes: Record<string, unknown>): void {
  synthStack((stack) => {
    Aspects.of(stack).add(new ExactChartVersions());
    new PlainResource(stack, "release", "helm_release", { repository: "https://example.com", ...attributes });
  });
}

describe("exact chart versions", () => {
  test.each(["1.2.3", "v1.2.3", "1.2.3-rc.1"])("%s is one", (version) => {
    expect(() => synthRelease({ version })).not.toThrow();
  });

  test.each(["~> 1.2", "1.2", ">=1.2.3", "1.x", "latest", "", undefined])(
    "fails when the version is %s",
    (version) => {
      expect(() => synthRelease({ version })).toThrow(
        /exact-chart-versions: version must be exact, got .*Give one version/s,
      );
    },
  );

  test.each(["http://example.com", "stable", undefined])("fails when the repository is %s", (repository) => {
    expect(() => synthRelease({ version: "1.2.3", repository })).toThrow("repository must be protected");
  });

  test("a repository in an image registry is protected", () => {
    expect(() => synthRelease({ version: "1.2.3", repository: "oci://example.com" })).not.toThrow();
  });
});
