import { Fields, at, fieldsAt, itemsAt, numberAt, textAt, textsAt } from "../json/tree";
import { Findings } from "./findings";
import { portNameProblems, portProblems, serviceNameProblems } from "./names";
import { checkSelector } from "./selector";
import { checkService } from "./service";
import { KindCheck } from "./workloads";

const PATH_TYPES = ["Exact", "ImplementationSpecific", "Prefix"];

const ingress: KindCheck = (findings, object) => {
  const spec = fieldsAt(object, "spec") ?? {};
  const rules = itemsAt(spec, "rules");
  if (rules.length === 0 && spec["defaultBackend"] === undefined) {
    // The server shows an unset list here, whatever the spec has.
    findings.invalid("spec", null, "either `defaultBackend` or `rules` must be specified");
  }
  checkBackend(findings, "spec.defaultBackend", fieldsAt(spec, "defaultBackend"));
  rules.forEach((rule, i) => {
    if (rule["http"] !== undefined && itemsAt(rule, "http", "paths").length === 0)
      findings.required(`spec.rules[${i}].http.paths`);
    itemsAt(rule, "http", "paths").forEach((path, j) => {
      const where = `spec.rules[${i}].http.paths[${j}]`;
      const type = textAt(path, "pathType");
      const text = textAt(path, "path") ?? "";
      if (type === undefined) findings.required(`${where}.pathType`, "pathType must be specified");
      else findings.oneOf(`${where}.pathType`, type, PATH_TYPES);
      if (!text.startsWith("/") && (type !== "ImplementationSpecific" || text !== "")) {
        findings.invalid(`${where}.path`, text, "must be an absolute path");
      }
      checkBackend(findings, `${where}.backend`, fieldsAt(path, "backend") ?? {});
    });
  });
};

function checkBackend(findings: Findings, path: string, backend: Fields | undefined): void {
  if (backend === undefined) return;
  const service = fieldsAt(backend, "service");
  if (service === undefined) {
    if (backend["resource"] === undefined) findings.required(path, "resource or service backend is required");
    return;
  }
  const name = textAt(service, "name") ?? "";
  if (name === "") findings.required(`${path}.service.name`);
  else
    for (const problem of serviceNameProblems(name)) findings.invalid(`${path}.service.name`, name, problem);
  const number = numberAt(service, "port", "number") ?? 0;
  const portName = textAt(service, "port", "name") ?? "";
  if (number === 0 && portName === "") findings.required(path, "port name or number is required");
  if (number !== 0)
    for (const problem of portProblems(number))
      findings.invalid(`${path}.service.port.number`, number, problem);
}

const networkPolicy: KindCheck = (findings, object) => {
  const spec = fieldsAt(object, "spec") ?? {};
  checkSelector(findings, "spec.podSelector", fieldsAt(spec, "podSelector"));
  for (const [list, peers] of [
    ["ingress", "from"],
    ["egress", "to"],
  ] as const) {
    itemsAt(spec, list).forEach((rule, i) => {
      itemsAt(rule, "ports").forEach((port, j) => {
        checkPort(findings, `spec.${list}[${i}].ports[${j}]`, port);
      });
      itemsAt(rule, peers).forEach((peer, j) => {
        checkPeer(findings, `spec.${list}[${i}].${peers}[${j}]`, peer);
      });
    });
  }
  textsAt(spec, "policyTypes").forEach((type, i) => {
    if (type !== "Ingress" && type !== "Egress")
      findings.unsupported(`spec.policyTypes[${i}]`, type, ["Ingress", "Egress"]);
  });
};

function checkPort(findings: Findings, path: string, port: Fields): void {
  findings.oneOf(`${path}.protocol`, textAt(port, "protocol"), ["SCTP", "TCP", "UDP"]);
  const number = at(port, "port");
  const end = numberAt(port, "endPort");
  if (typeof number === "number")
    for (const problem of portProblems(number)) findings.invalid(`${path}.port`, number, problem);
  if (typeof number === "string")
    for (const problem of portNameProblems(number)) findings.invalid(`${path}.port`, number, problem);
  if (end === undefined) return;
  if (typeof number !== "number")
    findings.required(`${path}.port`, "must be specified when `endPort` is specified");
  // The server names the port here, not the end.
  else if (end < number)
    findings.invalid(`${path}.endPort`, number, "must be greater than or equal to `port`");
}

function checkPeer(findings: Findings, path: string, peer: Fields): void {
  const block = fieldsAt(peer, "ipBlock");
  checkSelector(findings, `${path}.podSelector`, fieldsAt(peer, "podSelector"));
  checkSelector(findings, `${path}.namespaceSelector`, fieldsAt(peer, "namespaceSelector"));
  if (Object.keys(peer).length === 0) findings.required(path, "must specify a peer");
  if (block === undefined) return;
  if (peer["podSelector"] !== undefined || peer["namespaceSelector"] !== undefined) {
    findings.forbidden(path, "may not specify both ipBlock and another peer");
  }
  const cidr = textAt(block, "cidr") ?? "";
  if (cidr === "") findings.required(`${path}.ipBlock.cidr`);
  else if (!/^[0-9a-fA-F:.]+\/\d{1,3}$/.test(cidr)) {
    findings.invalid(
      `${path}.ipBlock.cidr`,
      cidr,
      "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)",
    );
  }
}

/** Checks of networking, by kind. */
export const NETWORK_CHECKS: Readonly<Record<string, KindCheck>> = {
  Service: checkService,
  "Ingress.networking.k8s.io": ingress,
  "NetworkPolicy.networking.k8s.io": networkPolicy,
};
