import { GITLAB_FILES } from "../../../forge/gitlab";
import { EXAMPLE_CLOUDS, exampleYaml } from "../../support/forges/example-files";

interface GitlabJob {
  readonly extends: string;
  readonly stage: string;
  readonly interruptible: boolean;
  readonly resource_group?: string;
  readonly environment?: { readonly name: string };
  readonly rules: readonly { readonly if: string; readonly when?: string }[];
  readonly script: readonly string[];
  readonly artifacts?: {
    readonly reports?: Readonly<Record<string, string>>;
    readonly paths?: readonly string[];
    readonly access?: string;
  };
}

describe.each(EXAMPLE_CLOUDS)(
  "the pipeline for GitLab and $cloud",
  ({ pipeline, environment, applyRole }) => {
    const { stages, review, plan, apply } = exampleYaml<{
      readonly stages: readonly string[];
      readonly review: GitlabJob;
      readonly plan: GitlabJob;
      readonly apply: GitlabJob;
    }>(pipeline);

    test("reviews merge requests of the project itself, and hands over the files that GitLab reads", () => {
      expect(review.rules).toEqual([
        {
          if: '$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID',
        },
      ]);
      expect(review.artifacts?.reports).toMatchObject({
        codequality: GITLAB_FILES.codeQuality,
        terraform: GITLAB_FILES.terraform,
      });
      expect(plan.artifacts?.reports).toEqual({ dotenv: GITLAB_FILES.outputs });
    });

    test("applies by hand on the protected default branch, in the protected environment, one at a time", () => {
      expect(apply.rules).toEqual([
        {
          if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_COMMIT_REF_PROTECTED == "true"',
          when: "manual",
        },
      ]);
      expect([apply.environment?.name, apply.resource_group]).toEqual([environment, environment]);
      expect([review.interruptible, plan.interruptible, apply.interruptible]).toEqual([true, true, false]);
      expect([stages, apply.stage]).toEqual([["review", "apply"], "apply"]);
    });

    test("only the job that applies has the key and the role that writes", () => {
      for (const job of [review, plan]) {
        expect(job.script.join("\n")).not.toMatch(/APPLY_ROLE|APPROVAL_KEY/);
        expect(job.environment).toBeUndefined();
      }
      expect(apply.script.join("\n")).toContain(applyRole);
    });

    test("only what is masked leaves the machine that planned, for developers", () => {
      expect(plan.artifacts?.paths).toEqual([
        `.sdstack/plans/${environment}/plan.json`,
        `.sdstack/plans/${environment}/review.json`,
      ]);
      expect([review.artifacts?.paths, apply.artifacts, plan.artifacts?.access]).toEqual([
        undefined,
        undefined,
        "developer",
      ]);
    });
  },
);
