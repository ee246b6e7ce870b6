import { bare } from "../../masking";
import { Part } from "../engine/part";
import { Rule } from "../engine/rule";
import { eachResource } from "../engine/say";
import { terraform } from "../engine/sources";
import { resources } from "../kubernetes/example";

const release = (body: Readonly<Record<string, unknown>>) =>
  resources({ helm_release: { chart: "keda", ...body } });
const REPOSITORY = "https://kedacore.github.io/charts";
const SURE = { atomic: true, cleanup_on_fail: true, timeout: 900 };

const HELM = {
  title: "Terraform: helm_release",
  url: "https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release",
};

/** Where a secret stands in values, or in names and values that are set; what is marked as sensitive passes. */
function secretsIn(body: Part): readonly Part[] {
  const values = body.items("values");
  const set = body.items("set").map((each) => each.at("value"));
  return [...values, ...set].filter(
    (part) => part.isMasked || (part.text !== undefined && bare(part.text) !== part.text),
  );
}

/** Charts of Helm. */
export const CHART_RULES: readonly Rule[] = [
  {
    id: "SDI-H01",
    title: "Charts have an exact version and come over an encrypted connection",
    severity: "block",
    question: "hygiene",
    reason: "Without a version every apply may install another chart; without encryption, anybody's.",
    fix: "Set version to one such as 2.21.0, and a repository that begins with https:// or oci://.",
    sources: [HELM],
    gate: "both",
    exceptions: "A chart in a folder or a file of the program needs neither.",
    examples: {
      failing: release({ repository: REPOSITORY, version: "~> 2.0" }),
      passing: release({ repository: REPOSITORY, version: "2.21.0" }),
      unknown: release({ repository: REPOSITORY, version: "${var.version}" }),
    },
    check: eachResource(["helm_release"], (body, say) => {
      const [chart, repository, version] = [body.at("chart"), body.at("repository"), body.at("version")];
      if (/^(\.{0,2}\/|.*\.tgz$)/.test(chart.text ?? "") && repository.isAbsent) return;
      const isExact = /^v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/.test(version.text ?? "");
      say.unless(version, isExact, `the version of the chart is ${version.text ?? "whatever is the newest"}`);
      const isSafe = repository.isAbsent || /^(https|oci):\/\//.test(repository.beginning ?? "");
      if (repository.isUnknown && repository.beginning === undefined) say.unknown(repository);
      else if (!isSafe) say.fail(repository, "the chart comes over a connection that is not encrypted");
    }),
  },
  {
    id: "SDI-H02",
    title: "A chart that fails is taken back",
    severity: "warn",
    question: "reliability",
    reason: "A release that is half installed keeps the next apply from working.",
    fix: "Set `atomic = true`, `cleanup_on_fail = true` and a timeout.",
    sources: [HELM],
    gate: "both",
    examples: {
      failing: release({ timeout: 900 }),
      passing: release(SURE),
      unknown: release({ ...SURE, atomic: "${var.atomic}" }),
    },
    check: eachResource(["helm_release"], (body, say) => {
      for (const name of ["atomic", "cleanup_on_fail"]) {
        const part = body.at(name);
        say.unless(part, part.boolean === true, `the release does not set ${name}`);
      }
      const [timeout, wait] = [body.at("timeout"), body.at("wait")];
      say.unless(timeout, !timeout.isAbsent, "the release has no timeout of its own");
      say.unless(wait, wait.boolean !== false, "nobody waits until the release works");
    }),
  },
  {
    id: "SDI-H03",
    title: "Values of charts hold no secrets",
    severity: "block",
    question: "exposure",
    reason: "Values stand in plans, in the state and in the cluster, for everybody who may read releases.",
    fix: "Let the chart refer to a secret of the cluster, or use set_wo.",
    sources: [HELM, terraform("write-only arguments", "language/manage-sensitive-data/write-only")],
    gate: "both",
    exceptions: "Secrets are known by the names they stand under and by their looks; others cannot be told.",
    examples: {
      failing: release({ values: ["auth:\n  password: hunter2-and-more\n"] }),
      passing: release({ values: ["auth:\n  existingSecret: web\n"] }),
      unknown: release({ values: "${var.values}" }),
    },
    check: eachResource(["helm_release"], (body, say) => {
      const secrets = secretsIn(body);
      for (const part of secrets) say.fail(part, "the values of the chart hold a secret");
      const values = body.at("values");
      if (secrets.length === 0 && values.hasUnknown) say.unknown(values);
    }),
  },
];
