import { Fields, at, fieldsAt, numberAt } from "../json/tree";
import { Findings } from "./findings";
import { portNameProblems, portProblems } from "./names";

const HANDLERS = ["exec", "httpGet", "tcpSocket", "grpc"];

/** Checks a probe; those that restart a container must succeed at once. */
export function checkProbe(findings: Findings, path: string, probe: Fields, restarts: boolean): void {
  const given = HANDLERS.filter((handler) => probe[handler] !== undefined);
  if (given.length === 0) findings.required(path, "must specify a handler type");
  for (const extra of given.slice(1))
    findings.forbidden(`${path}.${extra}`, "may not specify more than 1 handler type");
  for (const field of [
    "initialDelaySeconds",
    "timeoutSeconds",
    "periodSeconds",
    "successThreshold",
    "failureThreshold",
  ]) {
    findings.notNegative(`${path}.${field}`, numberAt(probe, field));
  }
  const threshold = numberAt(probe, "successThreshold") ?? 1;
  if (restarts && threshold !== 1) findings.invalid(`${path}.successThreshold`, threshold, "must be 1");
  for (const handler of ["httpGet", "tcpSocket"]) {
    if (fieldsAt(probe, handler) === undefined) continue;
    const port = at(probe, handler, "port");
    const problems =
      typeof port === "number" ? portProblems(port) : portNameProblems(typeof port === "string" ? port : "");
    for (const problem of problems) findings.invalid(`${path}.${handler}.port`, port ?? null, problem);
  }
  const grpc = numberAt(probe, "grpc", "port");
  if (grpc !== undefined)
    for (const problem of portProblems(grpc)) findings.invalid(`${path}.grpc.port`, grpc, problem);
}
