import { Example, Judgement, Rule } from "../engine/rule";
import { eachOf } from "../engine/say";
import { terraform } from "../engine/sources";
import { KnownStack } from "../engine/world";
import { resources } from "../kubernetes/example";

const EXACT = /^=?\s*v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/;
const REMOTE = new Set([
  "azurerm",
  "consul",
  "cos",
  "gcs",
  "http",
  "kubernetes",
  "oci",
  "oss",
  "pg",
  "remote",
  "s3",
]);

/** Backends that encrypt only when they are told to. */
const TOLD_TO_ENCRYPT = new Set(["cos", "oss", "s3"]);

function versions(version: string): Example {
  return { terraform: { required_providers: { kubernetes: { source: "kubernetes", version } } } };
}

function ofStack(
  { name: stack }: KnownStack,
  verdict: Judgement["verdict"],
  message: string,
  attribute: string,
): Judgement {
  return { verdict, stack, message, attribute };
}

/** How a stack is run. */
export const PROGRAM_RULES: readonly Rule[] = [
  {
    id: "SDI-T01",
    title: "Versions of providers are exact",
    severity: "block",
    question: "hygiene",
    reason: "With a range, the same program plans something else as soon as there is a newer provider.",
    fix: "Write the version as 2.38.0, without an operator.",
    sources: [terraform("provider requirements", "language/providers/requirements#version-constraints")],
    gate: "synthesis",
    exceptions: "Whether a lock file has the hashes for each platform cannot be seen in a stack.",
    examples: { failing: versions("~> 2.38"), passing: versions("2.38.0") },
    check: ({ stacks }) =>
      stacks.flatMap((stack) =>
        (stack.terraform?.at("required_providers").entries() ?? []).flatMap(([name, provider]) => {
          const version = provider.at("version");
          if (EXACT.test(version.text ?? "")) return [];
          const got = version.text ?? "any";
          return [ofStack(stack, "fail", `the version of the provider ${name} is ${got}`, version.path)];
        }),
      ),
  },
  {
    id: "SDI-T02",
    title: "States are kept in a remote place that encrypts them",
    severity: "warn",
    question: "hygiene",
    reason: "A state holds passwords and kubeconfigs, and two applies at once break it without a lock.",
    fix: "Use a backend such as cos or oss, with `encrypt = true`.",
    sources: [terraform("backends", "language/backend")],
    gate: "synthesis",
    exceptions:
      "It is a warning only: the cluster of a single machine keeps its state on that machine, as `config/environments/local.yaml` does.",
    examples: {
      failing: { terraform: { backend: { local: { path: "terraform.tfstate" } } } },
      passing: { terraform: { backend: { cos: { bucket: "states-1250000000", encrypt: true } } } },
    },
    check: ({ stacks }) =>
      stacks.flatMap((stack) => {
        if (stack.terraform === undefined || !stack.terraform.at("cloud").isAbsent) return [];
        const backend = stack.terraform.at("backend");
        const [kind, body] = backend.entries()[0] ?? [];
        if (kind === undefined || body === undefined || !REMOTE.has(kind)) {
          return [
            ofStack(stack, "fail", `the state is kept in ${kind ?? "the current folder"}`, backend.path),
          ];
        }
        if (!TOLD_TO_ENCRYPT.has(kind) || body.at("encrypt").boolean === true) return [];
        return [ofStack(stack, "fail", "the state is not encrypted", body.at("encrypt").path)];
      }),
  },
  {
    id: "SDI-T03",
    title: "No programs run beside Terraform",
    severity: "block",
    question: "hygiene",
    reason: "They run with the credentials of the apply, some of them already when somebody only plans.",
    fix: "Use a provider for it, or a step of its own outside Terraform.",
    sources: [
      terraform("provisioners", "language/resources/provisioners/syntax"),
      { title: "Atlantis: security", url: "https://www.runatlantis.io/docs/security" },
    ],
    gate: "both",
    exceptions: "Plans do not show provisioners: they are looked for during synthesis only.",
    examples: {
      failing: resources({ null_resource: { triggers: { always: "1" } } }),
      passing: resources({ terraform_data: { input: "1" } }),
    },
    check: eachOf(
      ({ resources: all }) => all.map((resource) => ({ resource })),
      ({ resource: { type, mode, body } }, say) => {
        if (type === "null_resource") say.fail(undefined, "a null_resource is there to run programs");
        if (mode === "data" && (type === "external" || type === "http")) {
          say.fail(undefined, `the data source ${type} runs or asks something while planning`);
        }
        const provisioner = body.at("provisioner");
        if (!provisioner.isAbsent) say.fail(provisioner, "a provisioner runs a program");
      },
    ),
  },
];
