import { Fields, equal, fieldsAt, textAt } from "../json/tree";
import { Findings } from "./findings";
import { dataKeyProblems } from "./names";
import { KindCheck } from "./workloads";

const LIMIT_BYTES = 1024 * 1024;

/** Keys that secrets of a type must have. */
const REQUIRED_KEYS: Readonly<Record<string, readonly string[]>> = {
  "kubernetes.io/tls": ["tls.crt", "tls.key"],
  "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
  "kubernetes.io/dockercfg": [".dockercfg"],
  "kubernetes.io/ssh-auth": ["ssh-privatekey"],
};

function checkData(findings: Findings, object: Fields, lists: readonly string[]): void {
  let size = 0;
  for (const list of lists) {
    for (const [key, value] of Object.entries(fieldsAt(object, list) ?? {})) {
      for (const problem of dataKeyProblems(key)) findings.invalid(`${list}[${key}]`, key, problem);
      size += typeof value === "string" ? value.length : 0;
    }
  }
  if (size > LIMIT_BYTES) findings.invalid("[]", "", `Too long: must have at most ${LIMIT_BYTES} bytes`);
}

function checkImmutable(
  findings: Findings,
  object: Fields,
  old: Fields | undefined,
  lists: readonly string[],
): void {
  if (old?.["immutable"] !== true) return;
  const detail = "field is immutable when `immutable` is set";
  if (object["immutable"] !== true) findings.forbidden("immutable", detail);
  for (const list of lists) {
    if (!equal(object[list] ?? {}, old[list] ?? {})) findings.forbidden(list, detail);
  }
}

const configMap: KindCheck = (findings, object, old) => {
  checkData(findings, object, ["data", "binaryData"]);
  checkImmutable(findings, object, old, ["data", "binaryData"]);
};

const secret: KindCheck = (findings, object, old) => {
  const type = textAt(object, "type") ?? "";
  checkData(findings, object, ["data"]);
  for (const key of REQUIRED_KEYS[type] ?? []) {
    if (fieldsAt(object, "data")?.[key] === undefined) findings.required(`data[${key}]`);
  }
  if (
    type === "kubernetes.io/dockerconfigjson" &&
    !isJson(textAt(object, "data", ".dockerconfigjson") ?? "")
  ) {
    findings.invalid(
      "data[.dockerconfigjson]",
      "<secret contents redacted>",
      "invalid character in string literal",
    );
  }
  const account = "kubernetes.io/service-account.name";
  if (
    type === "kubernetes.io/service-account-token" &&
    textAt(object, "metadata", "annotations", account) === undefined
  ) {
    findings.required(`metadata.annotations[${account}]`);
  }
  if (old === undefined) return;
  if (type !== textAt(old, "type")) findings.invalid("type", type, "field is immutable");
  checkImmutable(findings, object, old, ["data"]);
};

function isJson(base64: string): boolean {
  try {
    JSON.parse(Buffer.from(base64, "base64").toString("utf8"));
    return true;
  } catch {
    return base64 === "";
  }
}

/** Checks of configuration, by kind. */
export const CONFIG_CHECKS: Readonly<Record<string, KindCheck>> = { ConfigMap: configMap, Secret: secret };
