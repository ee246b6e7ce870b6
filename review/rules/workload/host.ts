import { Rule } from "../engine/rule";
import { comparable, podSecurity } from "../engine/sources";
import { workload } from "../kubernetes/example";
import { eachContainer, eachPod } from "../kubernetes/pod-rules";

const VOLUME_TYPES = new Set([
  ...["config_map", "csi", "downward_api", "empty_dir", "ephemeral"],
  ...["persistent_volume_claim", "projected", "secret"],
]);

/** What pods share with the node they run on. */
export const HOST_RULES: readonly Rule[] = [
  {
    id: "SDI-K07",
    title: "Pods do not share processes or memory with the node",
    severity: "block",
    question: "exposure",
    reason:
      "Everything else on the node could be looked into. Shared memory needs a volume at /dev/shm, not this.",
    fix: "Leave host_pid and host_ipc out.",
    sources: [podSecurity("baseline"), ...comparable("CIS Kubernetes 5.2.3", "CIS Kubernetes 5.2.4")],
    gate: "both",
    examples: {
      failing: workload({}, { host_pid: true }),
      passing: workload({}, { host_pid: false }),
      unknown: workload({}, { host_ipc: "${var.shared}" }),
    },
    check: eachPod(({ spec }, say) => {
      for (const [name, what] of [
        ["host_pid", "the processes"],
        ["host_ipc", "the memory"],
      ] as const) {
        const part = spec.at(name);
        say.unless(part, part.boolean !== true, `the pod shares ${what} of its node`);
      }
    }),
  },
  {
    id: "SDI-K08",
    title: "Pods do not use the network of the node",
    severity: "block",
    question: "exposure",
    reason: "No network policy holds there, and the credentials of the node can be asked for.",
    fix: "Leave host_network out.",
    sources: [podSecurity("baseline"), ...comparable("CIS Kubernetes 5.2.5", "Checkov CKV_K8S_19")],
    gate: "both",
    examples: {
      failing: workload({}, { host_network: true }),
      passing: workload({}),
      unknown: workload({}, { host_network: "${var.host_network}" }),
    },
    check: eachPod(({ spec }, say) => {
      const part = spec.at("host_network");
      say.unless(part, part.boolean !== true, "the pod uses the network of its node");
    }),
  },
  {
    id: "SDI-K09",
    title: "Containers take no port of the node",
    severity: "block",
    question: "exposure",
    reason: "Such a port is reachable past every network policy, and only one pod fits on each node.",
    fix: "Leave host_port out, and reach the pods through a service.",
    sources: [podSecurity("baseline"), ...comparable("CIS Kubernetes 5.2.13", "Checkov CKV_K8S_26")],
    gate: "both",
    examples: {
      failing: workload({ port: [{ container_port: 7860, host_port: 7860 }] }),
      passing: workload({ port: [{ container_port: 7860 }] }),
      unknown: workload({ port: [{ container_port: 7860, host_port: "${var.port}" }] }),
    },
    check: eachContainer(({ part, name }, say) => {
      if (part.at("port").isUnknown) say.unknown(part.at("port"));
      for (const port of part.items("port")) {
        const host = port.at("host_port");
        say.unless(
          host,
          (host.number ?? 0) === 0,
          `container ${name} takes port ${host.number ?? ""} of its node`,
        );
      }
    }),
  },
  {
    id: "SDI-K10",
    title: "Pods mount no files of the node",
    severity: "block",
    question: "exposure",
    reason: "Files of the node are the shortest way out of a container. NFS belongs behind a claim.",
    fix: "Use a persistent volume claim, an empty_dir, a config map or a secret.",
    sources: [podSecurity("restricted"), ...comparable("CIS Kubernetes 5.2.12", "Trivy KSV-0028")],
    gate: "both",
    examples: {
      failing: workload({}, { volume: [{ name: "host", host_path: { path: "/var/run" } }] }),
      passing: workload({}, { volume: [{ name: "tmp", empty_dir: { size_limit: "1Gi" } }] }),
      unknown: workload({}, { volume: "${var.volumes}" }),
    },
    check: eachPod(({ spec }, say) => {
      if (spec.at("volume").isUnknown) say.unknown(spec.at("volume"));
      for (const volume of spec.items("volume")) {
        for (const [type, part] of volume.entries()) {
          if (type === "name" || part.isAbsent || VOLUME_TYPES.has(type)) continue;
          say.fail(part, `volume ${volume.at("name").text ?? ""} is of the type ${type}`);
        }
      }
    }),
  },
];
