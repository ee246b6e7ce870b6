import { Rule } from "../engine/rule";
import { comparable, kubernetes, podSecurity } from "../engine/sources";
import { workload } from "../kubernetes/example";
import { contextOf } from "../kubernetes/pod";
import { eachContainer, firstUnknown } from "../kubernetes/pod-rules";

const context = (security: Readonly<Record<string, unknown>>) => workload({ security_context: security });

const FIELD = "security_context";

/** What containers may do to the kernel they share. */
export const PRIVILEGE_RULES: readonly Rule[] = [
  {
    id: "SDI-K03",
    title: "Containers cannot gain privileges",
    severity: "block",
    question: "exposure",
    reason: "A program with the setuid bit would make root of any user.",
    fix: "Set `allow_privilege_escalation = false`.",
    sources: [podSecurity("restricted"), ...comparable("CIS Kubernetes 5.2.6", "Checkov CKV_K8S_20")],
    gate: "both",
    examples: {
      failing: context({ run_as_non_root: true }),
      passing: context({ allow_privilege_escalation: false }),
      unknown: context({ allow_privilege_escalation: "${var.escalation}" }),
    },
    check: eachContainer(({ part, name }, say) => {
      const allowed = part.at(FIELD, "allow_privilege_escalation");
      say.unless(allowed, allowed.boolean === false, `container ${name} may gain more privileges`);
    }),
  },
  {
    id: "SDI-K04",
    title: "Containers drop all capabilities",
    severity: "block",
    question: "exposure",
    reason: "Making images needs none of the capabilities that a container has by default.",
    fix: 'Set capabilities.drop = ["ALL"], and add NET_BIND_SERVICE at most.',
    sources: [podSecurity("restricted"), ...comparable("CIS Kubernetes 5.2.9", "Checkov CKV_K8S_37")],
    gate: "both",
    examples: {
      failing: context({ capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } }),
      passing: context({ capabilities: { drop: ["ALL"] } }),
      unknown: context({ capabilities: { drop: "${var.dropped}" } }),
    },
    check: eachContainer(({ part, name }, say) => {
      const drop = part.at(FIELD, "capabilities", "drop");
      const add = part.at(FIELD, "capabilities", "add");
      const added = add.texts.filter((each) => each !== "NET_BIND_SERVICE");
      if (added.length > 0) say.fail(add, `container ${name} adds the capabilities ${added.join(", ")}`);
      if (add.hasUnknown) say.unknown(add);
      if (drop.texts.some((each) => each.toUpperCase() === "ALL")) return;
      if (drop.hasUnknown) say.unknown(drop);
      else say.fail(drop, `container ${name} keeps capabilities that it does not need`);
    }),
  },
  {
    id: "SDI-K05",
    title: "Containers run under a seccomp profile",
    severity: "block",
    question: "exposure",
    reason: "Without one, a container may make every system call that the kernel knows.",
    fix: 'Set seccomp_profile.type = "RuntimeDefault".',
    sources: [podSecurity("restricted"), kubernetes("seccomp", "tutorials/security/seccomp/")],
    gate: "both",
    examples: {
      failing: context({ seccomp_profile: { type: "Unconfined" } }),
      passing: context({ seccomp_profile: { type: "RuntimeDefault" } }),
      unknown: context({ seccomp_profile: { type: "${var.profile}" } }),
    },
    check: eachContainer((container, say, pod) => {
      const profile = contextOf(pod, container, "seccomp_profile");
      const type = profile.at("type");
      const right = type.text === "RuntimeDefault" || type.text === "Localhost";
      say.unless(
        type,
        right,
        `container ${container.name} has no seccomp profile (${type.text ?? "none is set"})`,
      );
    }),
  },
  {
    id: "SDI-K06",
    title: "Containers are not privileged",
    severity: "block",
    question: "exposure",
    reason: "A privileged container is the node. Cards come from the device plugin, not from privilege.",
    fix: "Leave privileged out, or set it to false.",
    sources: [podSecurity("baseline"), ...comparable("CIS Kubernetes 5.2.2", "Checkov CKV_K8S_16")],
    gate: "both",
    examples: {
      failing: context({ privileged: true }),
      passing: context({ privileged: false }),
      unknown: context({ privileged: "${var.privileged}" }),
    },
    check: eachContainer(({ part, name }, say) => {
      const privileged = part.at(FIELD, "privileged");
      say.unless(privileged, privileged.boolean !== true, `container ${name} is privileged`);
    }),
  },
  {
    id: "SDI-K12",
    title: "Containers have the default view of /proc, and no unsafe sysctls",
    severity: "block",
    question: "exposure",
    reason: "Both let a container change or see what belongs to the whole node.",
    fix: "Leave proc_mount out, and set no sysctl that is not safe.",
    sources: [
      podSecurity("baseline"),
      kubernetes("safe and unsafe sysctls", "tasks/administer-cluster/sysctl-cluster/"),
    ],
    gate: "both",
    examples: {
      failing: workload({}, { security_context: { sysctl: [{ name: "kernel.msgmax", value: "65536" }] } }),
      passing: workload(
        {},
        {
          security_context: { sysctl: [{ name: "net.ipv4.tcp_syncookies", value: "1" }] },
        },
      ),
      unknown: workload({}, { security_context: { sysctl: [{ name: "${var.sysctl}", value: "1" }] } }),
    },
    check: eachContainer(({ part, name }, say, { spec }) => {
      const mount = part.at(FIELD, "proc_mount");
      const isDefault = mount.isAbsent || mount.text === "Default";
      say.unless(mount, isDefault, `container ${name} sees ${mount.text ?? ""} of /proc`);
      const list = spec.at(FIELD, "sysctl");
      const unknown = firstUnknown(list);
      if (unknown !== undefined) say.unknown(unknown);
      for (const sysctl of spec.at(FIELD).items("sysctl")) {
        const sysctlName = sysctl.at("name");
        say.unless(
          sysctlName,
          SAFE_SYSCTLS.has(sysctlName.text ?? ""),
          `the sysctl ${sysctlName.text ?? ""} is unsafe`,
        );
      }
    }),
  },
];

const SAFE_SYSCTLS = new Set([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_wmem",
]);
