import { Fields, at, fieldsAt, itemsAt, textAt, textsAt } from "../../json/tree";
import { SHARED_CHECKS } from "./baseline";
import { Check, allContainers, containers, contextOf, namesWhere, quoted, setters, unique } from "./wording";

const VOLUMES = new Set(
  "configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret".split(" "),
);
const PROFILES = new Set(["RuntimeDefault", "Localhost"]);

const escalation: Check = (spec) => {
  const names = namesWhere(spec, (container) => contextOf(container)?.["allowPrivilegeEscalation"] !== false);
  if (names.length === 0) return undefined;
  return {
    reason: "allowPrivilegeEscalation != false",
    detail: `${containers(names)} must set securityContext.allowPrivilegeEscalation=false`,
  };
};

const capabilities: Check = (spec) => {
  const listed = (container: Fields, list: string) => textsAt(contextOf(container), "capabilities", list);
  const added = (container: Fields) => listed(container, "add").filter((name) => name !== "NET_BIND_SERVICE");
  const keeping = namesWhere(spec, (container) => !listed(container, "drop").includes("ALL"));
  const adding = namesWhere(spec, (container) => added(container).length > 0);
  const forbidden = quoted(unique(allContainers(spec).flatMap(added)));
  const details = [
    ...(keeping.length > 0
      ? [`${containers(keeping)} must set securityContext.capabilities.drop=["ALL"]`]
      : []),
    ...(adding.length > 0
      ? [`${containers(adding)} must not include ${forbidden} in securityContext.capabilities.add`]
      : []),
  ];
  return details.length === 0
    ? undefined
    : { reason: "unrestricted capabilities", detail: details.join("; ") };
};

const volumes: Check = (spec) => {
  const bad = itemsAt(spec, "volumes").flatMap((volume) => {
    const kind = Object.keys(volume).find((name) => name !== "name") ?? "unknown";
    return VOLUMES.has(kind) ? [] : [{ name: textAt(volume, "name") ?? "", kind }];
  });
  if (bad.length === 0) return undefined;
  const kinds = unique(bad.map(({ kind }) => kind));
  const one = bad.length === 1;
  const types = kinds.length === 1 ? "restricted volume type" : "restricted volume types";
  return {
    reason: "restricted volume types",
    detail: `${one ? "volume" : "volumes"} ${quoted(bad.map(({ name }) => name))} ${one ? "uses" : "use"} ${types} ${quoted(kinds)}`,
  };
};

const nonRoot: Check = (spec) => {
  const setting = (fields: Fields) => at(contextOf(fields), "runAsNonRoot");
  const wrong = setters(
    setting(spec) === false,
    namesWhere(spec, (container) => setting(container) === false),
  );
  const reason = "runAsNonRoot != true";
  if (wrong !== "") return { reason, detail: `${wrong} must not set securityContext.runAsNonRoot=false` };
  const silent = namesWhere(spec, (container) => setting(container) === undefined);
  if (setting(spec) === true || silent.length === 0) return undefined;
  return { reason, detail: `pod or ${containers(silent)} must set securityContext.runAsNonRoot=true` };
};

const user: Check = (spec) => {
  const root = (fields: Fields) => at(contextOf(fields), "runAsUser") === 0;
  const who = setters(root(spec), namesWhere(spec, root));
  return who === "" ? undefined : { reason: "runAsUser=0", detail: `${who} must not set runAsUser=0` };
};

const seccomp: Check = (spec) => {
  const profile = (fields: Fields) => fieldsAt(contextOf(fields), "seccompProfile");
  const type = (fields: Fields) => textAt(profile(fields), "type") ?? "";
  const bad = (fields: Fields) => profile(fields) !== undefined && !PROFILES.has(type(fields));
  const wrong = setters(bad(spec), namesWhere(spec, bad));
  const reason = "seccompProfile";
  if (wrong !== "") {
    const values = quoted(unique([spec, ...allContainers(spec)].filter(bad).map(type)));
    return { reason, detail: `${wrong} must not set securityContext.seccompProfile.type to ${values}` };
  }
  const silent = namesWhere(spec, (container) => profile(container) === undefined);
  if (profile(spec) !== undefined || silent.length === 0) return undefined;
  const allowed = `"RuntimeDefault" or "Localhost"`;
  return {
    reason,
    detail: `pod or ${containers(silent)} must set securityContext.seccompProfile.type to ${allowed}`,
  };
};

/** Pods of Windows need not set what only Linux has. */
function onLinux(check: Check): Check {
  return (spec) => (textAt(spec, "os", "name") === "windows" ? undefined : check(spec));
}

/**
 * The checks of the level `restricted`, in the order in which messages name them.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const RESTRICTED_CHECKS: readonly Check[] = [
  ...SHARED_CHECKS,
  onLinux(escalation),
  onLinux(capabilities),
  volumes,
  nonRoot,
  user,
  onLinux(seccomp),
];
