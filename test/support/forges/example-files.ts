import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import { PROJECT } from "../cli";

/** Folder of the examples. */
export const EXAMPLES = join(PROJECT, "examples/ci");

/** The examples for one cloud. */
export interface ExampleCloud {
  readonly cloud: "tencent" | "alibaba";
  readonly environment: string;
  readonly review: string;
  readonly apply: string;
  readonly pipeline: string;

  /** Variable with the role that writes. */
  readonly applyRole: string;
}

/** The examples, by cloud. */
export const EXAMPLE_CLOUDS: readonly ExampleCloud[] = [
  {
    cloud: "tencent",
    environment: "tencent-dev",
    review: "github/review.yml",
    apply: "github/apply.yml",
    pipeline: "gitlab/.gitlab-ci.yml",
    applyRole: "TENCENTCLOUD_APPLY_ROLE",
  },
  {
    cloud: "alibaba",
    environment: "alibaba-dev",
    review: "github/alibaba-review.yml",
    apply: "github/alibaba-apply.yml",
    pipeline: "gitlab/alibaba.gitlab-ci.yml",
    applyRole: "ALICLOUD_APPLY_ROLE",
  },
];

/** A step of a job on GitHub. */
export interface GithubStep {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A job on GitHub. */
export interface GithubJob {
  readonly if?: string;
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "runs-on"?: string;
  readonly steps: readonly GithubStep[];
  readonly "timeout-minutes"?: number;
}

/** A workflow of GitHub. */
export interface GithubWorkflow {
  readonly on: Readonly<Record<string, { readonly branches?: readonly string[] }>>;
  readonly permissions: unknown;
  readonly concurrency: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, GithubJob>>;
}

/** Every file of the examples, by its path within them. */
export function exampleFiles(): ReadonlyMap<string, string> {
  const files = readdirSync(EXAMPLES, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [relative(EXAMPLES, path), readFileSync(path, "utf8")];
    }),
  );
}

/** An example that is YAML. */
export function exampleYaml<T>(path: string): T {
  return parse(exampleFiles().get(path) ?? "") as T;
}
