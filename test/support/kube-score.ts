import { spawnSync } from "node:child_process";
import { KUBE_SCORE } from "../../rehearsal/toolbox/tools";
import { pathNow } from "./control-plane";

/** Something that kube-score criticises. */
export interface Finding {
  /** Id of the check. */
  readonly check: string;

  /** What it says. */
  readonly finding: string;

  /** Kind, namespace and name. */
  readonly object: string;
  readonly grade: "critical" | "warning";
}

/** The program. */
export interface KubeScore {
  /** Runs it with arguments on a text. */
  run(args: readonly string[], input: string): { stdout: string; stderr: string; status: number | null };

  /** What it criticises. */
  findings(yaml: string): Finding[];
}

interface Scored {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string; readonly namespace?: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly summary: string }[] | null;
  }[];
}

const CRITICAL = 1;
const ALMOST_OK = 7;

/**
 * A group of tests that need kube-score. Without it they are reported as skipped, with the reason in the group's title; in
 * CI, where nobody reads titles, they fail.
 */
export function describeWithKubeScore(title: string, tests: (kubeScore: KubeScore) => void): void {
  const path = pathNow(KUBE_SCORE);
  if (path !== undefined || (process.env["CI"] ?? "") !== "") {
    describe(title, () => tests(kubeScoreAt(path)));
    return;
  }
  describe.skip(`${title} (skipped: no kube-score: run sdstack toolbox install kube-score)`, () => {
    tests(kubeScoreAt(path));
  });
}

function kubeScoreAt(path: string | undefined): KubeScore {
  const run = (args: readonly string[], input: string) => {
    if (path === undefined) throw new Error("no kube-score: run sdstack toolbox install kube-score");
    const { stdout, stderr, status } = spawnSync(path, args, { input, encoding: "utf8", timeout: 60_000 });
    return { stdout, stderr, status };
  };
  return { run, findings: (yaml) => findings(run, yaml) };
}

function findings(run: KubeScore["run"], yaml: string): Finding[] {
  const args = ["score", "--output-format", "json", "--kubernetes-version", "v1.34", "-"];
  const { stdout, stderr, status } = run(args, yaml);
  if (status !== 0 && status !== 1) throw new Error(`kube-score ended with ${status}: ${stderr}`);
  const objects = JSON.parse(stdout) as Scored[] | null;
  return (objects ?? []).flatMap(({ type_meta, object_meta, checks }) => {
    const object = `${type_meta.kind} ${[object_meta.namespace, object_meta.name].filter(Boolean).join("/")}`;
    return checks
      .filter(({ grade, skipped }) => !skipped && grade < ALMOST_OK)
      .flatMap(({ check, grade, comments }) =>
        (comments ?? []).map(({ summary }) => ({
          check: check.id,
          finding: summary,
          object,
          grade: grade <= CRITICAL ? ("critical" as const) : ("warning" as const),
        })),
      );
  });
}
