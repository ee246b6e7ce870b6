import { bare } from "../../masking";
import { Part } from "../engine/part";
import { Rule } from "../engine/rule";
import { eachOf, Say } from "../engine/say";
import { comparable, kubernetes } from "../engine/sources";
import { resources, workload } from "../kubernetes/example";
import { eachContainer } from "../kubernetes/pod-rules";

const SECRETS = kubernetes("good practices for secrets", "concepts/security/secrets-good-practices/");

/** Says whether a plan masks a value, or a part of it: it is a secret, or holds one. */
export function holdsSecret(part: Part): boolean {
  return part.isMasked || (part.text !== undefined && bare(part.text) !== part.text);
}

const WORKERS = "tencentcloud_kubernetes_scale_worker";

function checkTexts(parts: readonly Part[], what: (part: Part) => string, say: Say): void {
  for (const part of parts) {
    if (holdsSecret(part)) say.fail(part, `${what(part)} holds a secret itself`);
    else if (part.isUnknown) say.unknown(part);
  }
}

/** Secrets that containers are given. */
export const SECRET_RULES: readonly Rule[] = [
  {
    id: "SDI-K18",
    title: "Containers read secrets from files",
    severity: "note",
    question: "exposure",
    reason: "The environment of a program ends up in error reports and is shown by web UIs.",
    fix: "Mount the secret as a volume, and read it from there.",
    sources: [SECRETS, ...comparable("CIS Kubernetes 5.4.1", "Checkov CKV_K8S_35")],
    gate: "both",
    exceptions:
      "It is a note only: some programs, such as the web UI with its credentials for the API, read them from nowhere else.",
    examples: {
      failing: workload({ env_from: [{ secret_ref: [{ name: "web" }] }] }),
      passing: workload({ env: [{ name: "HOME", value: "/home/web" }] }),
      unknown: workload({ env_from: "${var.sources}" }),
    },
    check: eachContainer(({ part, name }, say) => {
      for (const list of ["env", "env_from"]) if (part.at(list).isUnknown) say.unknown(part.at(list));
      for (const env of part.items("env")) {
        const from = env.at("value_from", "secret_key_ref");
        if (env.at("value_from").isUnknown) say.unknown(env.at("value_from"));
        else if (!from.isAbsent) {
          say.fail(
            from,
            `container ${name} has a secret in its environment, as ${env.at("name").text ?? "a variable"}`,
          );
        }
      }
      for (const from of part.items("env_from")) {
        const ref = from.at("secret_ref");
        if (!ref.isAbsent) say.fail(ref, `container ${name} has a whole secret in its environment`);
      }
    }),
  },
  {
    id: "SDI-K19",
    title: "No secret stands in environments, arguments or config maps",
    severity: "block",
    question: "exposure",
    reason: "Everybody who may read pods or config maps reads it, and it stands in plans and states.",
    fix: "Put it into a secret that people make, and refer to that.",
    sources: [SECRETS, ...comparable("Trivy KSV-0109", "NSA C-0012")],
    gate: "both",
    exceptions: "Secrets are known by the names they stand under and by their looks; others cannot be told.",
    examples: {
      failing: workload({ env: [{ name: "HF_TOKEN", value: "hf_0123456789abcdefABCDEF" }] }),
      passing: workload({ env: [{ name: "HF_HOME", value: "/models/huggingface" }] }),
      unknown: workload({ env: [{ name: "HF_TOKEN", value: "${var.token}" }] }),
    },
    check: (world) => [
      ...eachContainer(({ part, name }, say) => {
        const values = part.items("env").map((env) => env.at("value"));
        checkTexts(
          values.filter(({ isAbsent }) => !isAbsent),
          () => `the environment of container ${name}`,
          say,
        );
        const words = [...part.items("args"), ...part.items("command")];
        checkTexts(words, () => `the command of container ${name}`, say);
      })(world),
      ...eachOf(
        ({ objects }) => objects.filter(({ kind }) => kind === "config_map"),
        ({ body }, say) => {
          checkTexts(
            body
              .at("data")
              .entries()
              .map(([, part]) => part),
            () => "the config map",
            say,
          );
        },
      )(world),
    ],
  },
  {
    id: "SDI-C11",
    title: "No credentials stand in blocks of providers or in scripts of nodes",
    severity: "block",
    question: "exposure",
    reason: "They would stand in the repository, in every plan and in the state.",
    fix: "Let the provider read them from its environment, or from a file.",
    sources: comparable("Checkov CKV_TC_13", "KICS cvm_instance_using_user_data"),
    gate: "both",
    exceptions:
      "Plans do not show blocks of providers: these are looked at during synthesis only. User data is masked as a whole, so only scripts with other names are looked into.",
    examples: {
      failing: resources({
        [WORKERS]: { pre_start_user_script: "export HF_TOKEN=hf_0123456789abcdefABCDEF" },
      }),
      passing: resources({ [WORKERS]: { pre_start_user_script: "systemctl enable containerd" } }),
      unknown: resources({ [WORKERS]: { pre_start_user_script: "${var.script}" } }),
    },
    check: (world) => [
      ...world.stacks.flatMap(({ name: stack, providers = [] }) =>
        providers.flatMap(({ name, body }) =>
          secretsBelow(body).map((part) => ({
            verdict: "fail" as const,
            stack,
            message: `the block of the provider ${name} holds a secret itself`,
            attribute: part.path,
          })),
        ),
      ),
      ...eachOf(
        ({ resources: all }) =>
          all.filter(({ mode }) => mode === "managed").map((resource) => ({ resource })),
        ({ resource: { body } }, say) => {
          for (const name of ["user_script", "pre_start_user_script", "init_script"]) {
            const part = body.at(name);
            if (!part.isAbsent) checkTexts([part], () => name, say);
          }
        },
      )(world),
    ],
  },
];

function secretsBelow(part: Part): readonly Part[] {
  return part.entries().flatMap(([, each]) => (holdsSecret(each) ? [each] : secretsBelow(each)));
}
