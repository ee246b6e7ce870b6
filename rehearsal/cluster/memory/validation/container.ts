import { Fields, at, fieldsAt, itemsAt, numberAt, textAt } from "../json/tree";
import { Findings } from "./findings";
import { environmentNameProblems, labelProblems, portNameProblems, portProblems } from "./names";
import { checkProbe } from "./probe";
import { checkResources } from "./resources";

/** What a pod gives to its containers. */
export interface PodContext {
  readonly volumes: ReadonlySet<string>;
  readonly hostNetwork: boolean;
}

const PULL_POLICIES = ["Always", "IfNotPresent", "Never"];
const SOURCES = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"];

/** Checks one container of a pod. */
export function checkContainer(
  findings: Findings,
  path: string,
  container: Fields,
  pod: PodContext,
  init: boolean,
): void {
  const name = textAt(container, "name") ?? "";
  if (name === "") findings.required(`${path}.name`);
  else for (const problem of labelProblems(name)) findings.invalid(`${path}.name`, name, problem);
  const image = textAt(container, "image") ?? "";
  if (image === "") findings.required(`${path}.image`);
  else if (image.trim() !== image)
    findings.invalid(`${path}.image`, image, "must not have leading or trailing whitespace");
  checkPorts(findings, `${path}.ports`, container, pod);
  itemsAt(container, "env").forEach((variable, i) => {
    checkVariable(findings, `${path}.env[${i}]`, variable);
  });
  checkMounts(findings, `${path}.volumeMounts`, container, pod);
  findings.oneOf(`${path}.imagePullPolicy`, textAt(container, "imagePullPolicy"), PULL_POLICIES);
  findings.oneOf(`${path}.terminationMessagePolicy`, textAt(container, "terminationMessagePolicy"), [
    "FallbackToLogsOnError",
    "File",
  ]);
  checkResources(findings, `${path}.resources`, fieldsAt(container, "resources"));
  checkProbes(findings, path, container, init);
  checkSecurity(findings, `${path}.securityContext`, fieldsAt(container, "securityContext"));
}

function checkPorts(findings: Findings, path: string, container: Fields, pod: PodContext): void {
  const names = new Set<string>();
  itemsAt(container, "ports").forEach((port, i) => {
    const name = textAt(port, "name") ?? "";
    if (name !== "") {
      for (const problem of portNameProblems(name)) findings.invalid(`${path}[${i}].name`, name, problem);
      if (names.has(name)) findings.duplicate(`${path}[${i}].name`, name);
      names.add(name);
    }
    const number = numberAt(port, "containerPort") ?? 0;
    if (number === 0) findings.required(`${path}[${i}].containerPort`);
    else
      for (const problem of portProblems(number))
        findings.invalid(`${path}[${i}].containerPort`, number, problem);
    const host = numberAt(port, "hostPort") ?? 0;
    if (host !== 0)
      for (const problem of portProblems(host)) findings.invalid(`${path}[${i}].hostPort`, host, problem);
    if (pod.hostNetwork && host !== 0 && host !== number) {
      findings.invalid(
        `${path}[${i}].containerPort`,
        number,
        "must match `hostPort` when `hostNetwork` is true",
      );
    }
    findings.oneOf(`${path}[${i}].protocol`, textAt(port, "protocol"), ["SCTP", "TCP", "UDP"]);
  });
}

function checkVariable(findings: Findings, path: string, variable: Fields): void {
  const name = textAt(variable, "name") ?? "";
  if (name === "") findings.required(`${path}.name`);
  else for (const problem of environmentNameProblems(name)) findings.invalid(`${path}.name`, name, problem);
  const source = fieldsAt(variable, "valueFrom");
  if (source === undefined) return;
  const given = SOURCES.filter((one) => source[one] !== undefined);
  if (given.length === 0) {
    findings.invalid(
      `${path}.valueFrom`,
      "",
      "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`",
    );
  } else if ((textAt(variable, "value") ?? "") !== "") {
    findings.invalid(`${path}.valueFrom`, "", "may not be specified when `value` is not empty");
  } else if (given.length > 1) {
    findings.invalid(`${path}.valueFrom`, "", "may not have more than one field specified at a time");
  }
  for (const reference of ["configMapKeyRef", "secretKeyRef"]) {
    if (source[reference] !== undefined && (textAt(source, reference, "key") ?? "") === "") {
      findings.required(`${path}.valueFrom.${reference}.key`);
    }
  }
}

function checkMounts(findings: Findings, path: string, container: Fields, pod: PodContext): void {
  const paths = new Set<string>();
  itemsAt(container, "volumeMounts").forEach((mount, i) => {
    const name = textAt(mount, "name") ?? "";
    const where = textAt(mount, "mountPath") ?? "";
    if (name === "") findings.required(`${path}[${i}].name`);
    else if (!pod.volumes.has(name)) findings.notFound(`${path}[${i}].name`, name);
    if (where === "") findings.required(`${path}[${i}].mountPath`);
    if (paths.has(where)) findings.invalid(`${path}[${i}].mountPath`, where, "must be unique");
    paths.add(where);
    if (mount["subPath"] !== undefined && mount["subPathExpr"] !== undefined) {
      findings.invalid(
        `${path}[${i}].subPathExpr`,
        textAt(mount, "subPathExpr") ?? "",
        "subPathExpr and subPath are mutually exclusive",
      );
    }
    const propagation = textAt(mount, "mountPropagation");
    findings.oneOf(`${path}[${i}].mountPropagation`, propagation, [
      "Bidirectional",
      "HostToContainer",
      "None",
    ]);
    if (propagation === "Bidirectional" && at(container, "securityContext", "privileged") !== true) {
      findings.forbidden(
        `${path}[${i}].mountPropagation`,
        "Bidirectional mount propagation is available only to privileged containers",
      );
    }
  });
}

function checkProbes(findings: Findings, path: string, container: Fields, init: boolean): void {
  const sidecar = container["restartPolicy"] === "Always";
  for (const name of ["livenessProbe", "readinessProbe", "startupProbe"]) {
    const probe = fieldsAt(container, name);
    if (probe === undefined) continue;
    if (init && !sidecar)
      findings.forbidden(
        `${path}.${name}`,
        "may not be set for init containers without restartPolicy=Always",
      );
    else checkProbe(findings, `${path}.${name}`, probe, name !== "readinessProbe");
  }
}

function checkSecurity(findings: Findings, path: string, context: Fields | undefined): void {
  if (context === undefined) return;
  for (const field of ["runAsUser", "runAsGroup"]) {
    const id = numberAt(context, field);
    if (id !== undefined && id < 0)
      findings.invalid(`${path}.${field}`, id, "must be between 0 and 2147483647, inclusive");
  }
  if (context["allowPrivilegeEscalation"] !== false) return;
  if (context["privileged"] === true) {
    findings.invalid(
      path,
      { ...context },
      "cannot set `allowPrivilegeEscalation` to false and `privileged` to true",
    );
  }
}
