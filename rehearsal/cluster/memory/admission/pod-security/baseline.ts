import { Fields, at, fieldsAt, itemsAt, numberAt, textAt, textsAt } from "../../json/tree";
import { Check, allContainers, containers, contextOf, namesWhere, quoted, setters, unique } from "./wording";

const CAPABILITIES = new Set(
  "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT".split(
    " ",
  ),
);
const SYSCTLS = new Set([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_wmem",
]);
const SELINUX_TYPES = new Set([
  "",
  "container_t",
  "container_init_t",
  "container_kvm_t",
  "container_engine_t",
]);
const PROFILES = new Set(["RuntimeDefault", "Localhost"]);

const appArmor: Check = (spec) => {
  const type = (fields: Fields) => textAt(contextOf(fields), "appArmorProfile", "type");
  const bad = (fields: Fields) => !PROFILES.has(type(fields) ?? "Localhost");
  const who = setters(bad(spec), namesWhere(spec, bad));
  if (who === "") return undefined;
  const values = unique([spec, ...allContainers(spec)].filter(bad).map((fields) => type(fields) ?? ""));
  return {
    reason: values.length === 1 ? "forbidden AppArmor profile" : "forbidden AppArmor profiles",
    detail: `${who} must not set AppArmor profile type to ${quoted(values)}`,
  };
};

const capabilities: Check = (spec) => {
  const added = (container: Fields) =>
    textsAt(contextOf(container), "capabilities", "add").filter((name) => !CAPABILITIES.has(name));
  const names = namesWhere(spec, (container) => added(container).length > 0);
  if (names.length === 0) return undefined;
  const forbidden = quoted(unique(allContainers(spec).flatMap(added)));
  return {
    reason: "non-default capabilities",
    detail: `${containers(names)} must not include ${forbidden} in securityContext.capabilities.add`,
  };
};

const hostNamespaces: Check = (spec) => {
  const used = ["hostNetwork", "hostPID", "hostIPC"].filter((name) => spec[name] === true);
  if (used.length === 0) return undefined;
  return { reason: "host namespaces", detail: used.map((name) => `${name}=true`).join(", ") };
};

const hostPaths: Check = (spec) => {
  const names = itemsAt(spec, "volumes")
    .filter((volume) => volume["hostPath"] !== undefined)
    .map((volume) => textAt(volume, "name") ?? "");
  if (names.length === 0) return undefined;
  return {
    reason: "hostPath volumes",
    detail: `${names.length === 1 ? "volume" : "volumes"} ${quoted(names)}`,
  };
};

const hostPorts: Check = (spec) => {
  const ports = (container: Fields) =>
    itemsAt(container, "ports")
      .map((port) => numberAt(port, "hostPort") ?? 0)
      .filter((port) => port !== 0);
  const names = namesWhere(spec, (container) => ports(container).length > 0);
  if (names.length === 0) return undefined;
  const forbidden = unique(allContainers(spec).flatMap(ports).map(String));
  const verb = names.length === 1 ? "uses" : "use";
  const noun = forbidden.length === 1 ? "hostPort" : "hostPorts";
  return { reason: "hostPort", detail: `${containers(names)} ${verb} ${noun} ${forbidden.join(", ")}` };
};

const hostProbes: Check = (spec) => {
  const handlers = (container: Fields) => [
    fieldsAt(container, "livenessProbe"),
    fieldsAt(container, "readinessProbe"),
    fieldsAt(container, "startupProbe"),
    fieldsAt(container, "lifecycle", "postStart"),
    fieldsAt(container, "lifecycle", "preStop"),
  ];
  const hosts = (container: Fields) =>
    handlers(container)
      .flatMap((handler) => [
        textAt(handler, "httpGet", "host") ?? "",
        textAt(handler, "tcpSocket", "host") ?? "",
      ])
      .filter((host) => host !== "");
  const names = unique(namesWhere(spec, (container) => hosts(container).length > 0));
  if (names.length === 0) return undefined;
  const forbidden = unique(allContainers(spec).flatMap(hosts));
  const verb = names.length === 1 ? "uses" : "use";
  const noun = forbidden.length === 1 ? "probe or lifecycle host" : "probe or lifecycle hosts";
  return {
    reason: "probe or lifecycle host",
    detail: `${containers(names)} ${verb} ${noun} ${quoted(forbidden)}`,
  };
};

const privileged: Check = (spec) => {
  const names = namesWhere(spec, (container) => contextOf(container)?.["privileged"] === true);
  if (names.length === 0) return undefined;
  return {
    reason: "privileged",
    detail: `${containers(names)} must not set securityContext.privileged=true`,
  };
};

const procMount: Check = (spec) => {
  const mount = (container: Fields) => textAt(contextOf(container), "procMount") ?? "Default";
  const names = namesWhere(spec, (container) => mount(container) !== "Default");
  if (names.length === 0) return undefined;
  const values = unique(
    allContainers(spec)
      .map(mount)
      .filter((value) => value !== "Default"),
  );
  return {
    reason: "procMount",
    detail: `${containers(names)} must not set securityContext.procMount to ${quoted(values)}`,
  };
};

const seLinux: Check = (spec) => {
  const options = (fields: Fields) => fieldsAt(contextOf(fields), "seLinuxOptions");
  const badType = (fields: Fields) => !SELINUX_TYPES.has(textAt(options(fields), "type") ?? "");
  const sets = (fields: Fields, name: string) => (textAt(options(fields), name) ?? "") !== "";
  const bad = (fields: Fields) => badType(fields) || sets(fields, "user") || sets(fields, "role");
  const who = setters(bad(spec), namesWhere(spec, bad));
  if (who === "") return undefined;
  const all = [spec, ...allContainers(spec)];
  const types = unique(all.filter(badType).map((fields) => textAt(options(fields), "type") ?? ""));
  const data = [
    ...(types.length > 0 ? [`${types.length === 1 ? "type" : "types"} ${quoted(types)}`] : []),
    ...(all.some((fields) => sets(fields, "user")) ? ["user may not be set"] : []),
    ...(all.some((fields) => sets(fields, "role")) ? ["role may not be set"] : []),
  ];
  return {
    reason: "seLinuxOptions",
    detail: `${who} set forbidden securityContext.seLinuxOptions: ${data.join("; ")}`,
  };
};

const seccomp: Check = (spec) => {
  const type = (fields: Fields) => textAt(contextOf(fields), "seccompProfile", "type");
  const bad = (fields: Fields) => !PROFILES.has(type(fields) ?? "Localhost");
  const who = setters(bad(spec), namesWhere(spec, bad));
  if (who === "") return undefined;
  const values = quoted(
    unique([spec, ...allContainers(spec)].filter(bad).map((fields) => type(fields) ?? "")),
  );
  return {
    reason: "seccompProfile",
    detail: `${who} must not set securityContext.seccompProfile.type to ${values}`,
  };
};

const sysctls: Check = (spec) => {
  const forbidden = itemsAt(spec, "securityContext", "sysctls")
    .map((sysctl) => textAt(sysctl, "name") ?? "")
    .filter((name) => !SYSCTLS.has(name));
  return forbidden.length === 0 ? undefined : { reason: "forbidden sysctls", detail: forbidden.join(", ") };
};

const windows: Check = (spec) => {
  const set = (fields: Fields) => at(contextOf(fields), "windowsOptions", "hostProcess") === true;
  const who = setters(set(spec), namesWhere(spec, set));
  if (who === "") return undefined;
  return {
    reason: "hostProcess",
    detail: `${who} must not set securityContext.windowsOptions.hostProcess=true`,
  };
};

/** The checks of the level `baseline` that `restricted` has too. */
export const SHARED_CHECKS: readonly Check[] = [
  appArmor,
  hostNamespaces,
  hostPorts,
  hostProbes,
  privileged,
  procMount,
  seLinux,
  sysctls,
  windows,
];

/**
 * The checks of the level `baseline`, in the order in which messages name them.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const BASELINE_CHECKS: readonly Check[] = [
  appArmor,
  capabilities,
  hostNamespaces,
  hostPaths,
  hostPorts,
  hostProbes,
  privileged,
  procMount,
  seLinux,
  seccomp,
  sysctls,
  windows,
];
