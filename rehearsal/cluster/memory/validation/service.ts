import { at, equal, itemsAt, numberAt, textAt, textMapAt, textsAt, Fields, fieldsAt } from "../json/tree";
import { Findings } from "./findings";
import { checkLabels } from "./metadata";
import { labelProblems, portNameProblems, portProblems, subdomainProblems } from "./names";
import { KindCheck } from "./workloads";

const TYPES = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
const NODE_PORTS = "provided port is not in the valid range. The range of valid ports is 30000-32767";

/** Checks a service. */
export const checkService: KindCheck = (findings, object, old) => {
  const spec = fieldsAt(object, "spec") ?? {};
  const type = textAt(spec, "type") ?? "";
  const headless = textAt(spec, "clusterIP") === "None";
  findings.oneOf("spec.type", type, TYPES);
  findings.oneOf("spec.sessionAffinity", textAt(spec, "sessionAffinity"), ["ClientIP", "None"]);
  findings.oneOf("spec.externalTrafficPolicy", textAt(spec, "externalTrafficPolicy"), ["Cluster", "Local"]);
  findings.oneOf("spec.internalTrafficPolicy", textAt(spec, "internalTrafficPolicy"), ["Cluster", "Local"]);
  checkLabels(findings, "spec.selector", textMapAt(spec, "selector"));
  const ports = itemsAt(spec, "ports");
  if (ports.length === 0 && !headless && type !== "ExternalName") findings.required("spec.ports");
  if (type === "LoadBalancer" && headless) {
    findings.invalid("spec.clusterIPs[0]", "None", "may not be set to 'None' for LoadBalancer services");
  }
  if (type === "ExternalName") checkExternalName(findings, spec);
  checkPorts(findings, ports, type);
  checkAddress(findings, spec, old);
};

function checkExternalName(findings: Findings, spec: Fields): void {
  const name = (textAt(spec, "externalName") ?? "").replace(/\.$/, "");
  if (name === "") findings.required("spec.externalName");
  else for (const problem of subdomainProblems(name)) findings.invalid("spec.externalName", name, problem);
}

function checkPorts(findings: Findings, ports: readonly Fields[], type: string): void {
  const names = new Set<string>();
  const numbers = new Set<string>();
  ports.forEach((port, i) => {
    const path = `spec.ports[${i}]`;
    const name = textAt(port, "name") ?? "";
    if (name === "" && ports.length > 1) findings.required(`${path}.name`);
    if (name !== "") {
      for (const problem of labelProblems(name)) findings.invalid(`${path}.name`, name, problem);
      if (names.has(name)) findings.duplicate(`${path}.name`, name);
      names.add(name);
    }
    const number = numberAt(port, "port") ?? 0;
    const protocol = textAt(port, "protocol") ?? "";
    for (const problem of portProblems(number)) findings.invalid(`${path}.port`, number, problem);
    findings.oneOf(`${path}.protocol`, protocol, ["SCTP", "TCP", "UDP"]);
    const target = at(port, "targetPort") ?? number;
    const problems = typeof target === "number" ? portProblems(target) : portNameProblems(String(target));
    for (const problem of problems) findings.invalid(`${path}.targetPort`, target, problem);
    if (numbers.has(`${protocol}/${number}`)) findings.duplicate(path, { port: number, protocol });
    numbers.add(`${protocol}/${number}`);
    const nodePort = numberAt(port, "nodePort") ?? 0;
    if (nodePort === 0) return;
    if (type === "ClusterIP" || type === "ExternalName") {
      findings.forbidden(`${path}.nodePort`, `may not be used when \`type\` is '${type}'`);
    } else if (nodePort < 30000 || nodePort > 32767)
      findings.invalid(`${path}.nodePort`, nodePort, NODE_PORTS);
  });
}

function checkAddress(findings: Findings, spec: Fields, old: Fields | undefined): void {
  const type = textAt(spec, "type");
  const before = textsAt(old, "spec", "clusterIPs");
  if (before.length > 0 && type !== "ExternalName" && textAt(old, "spec", "type") !== "ExternalName") {
    const now = textsAt(spec, "clusterIPs");
    if (!equal(now, before)) findings.invalid("spec.clusterIPs[0]", now, "may not change once set");
  }
  const address = textAt(spec, "clusterIP") ?? "";
  if (
    address !== "" &&
    address !== "None" &&
    !/^(\d{1,3}\.){3}\d{1,3}$/.test(address) &&
    !address.includes(":")
  ) {
    findings.invalid(
      "spec.clusterIPs[0]",
      address,
      "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
    );
  }
}
