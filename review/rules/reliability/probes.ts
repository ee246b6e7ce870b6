import { Rule } from "../engine/rule";
import { comparable, kubernetes } from "../engine/sources";
import { workload } from "../kubernetes/example";
import { eachContainer } from "../kubernetes/pod-rules";

const HTTP = { http_get: { path: "/ready", port: "7860" } };
const TCP = { tcp_socket: [{ port: "7860" }] };

/** How the cluster asks whether a container works. */
export const PROBE_RULES: readonly Rule[] = [
  {
    id: "SDI-K32",
    title: "Containers say when they have started, are ready and are alive",
    severity: "warn",
    question: "reliability",
    reason:
      "Without readiness, requests reach a pod that still loads its model; without a startup probe, the liveness probe kills it while it loads.",
    fix: "Add a readiness probe, and a startup probe to every liveness probe, which must ask something else than readiness.",
    sources: [
      kubernetes("probes", "concepts/configuration/liveness-readiness-startup-probes/"),
      ...comparable("Checkov CKV_K8S_8", "Checkov CKV_K8S_9", "kube-score pod-probes"),
    ],
    gate: "both",
    exceptions: "Jobs, init containers and containers without ports serve nothing, and pass.",
    examples: {
      failing: workload({ port: [{ container_port: 7860 }], readiness_probe: HTTP, liveness_probe: HTTP }),
      passing: workload({
        port: [{ container_port: 7860 }],
        ...{ readiness_probe: HTTP, liveness_probe: TCP, startup_probe: HTTP },
      }),
      unknown: workload({ port: [{ container_port: 7860 }], readiness_probe: "${var.probe}" }),
    },
    check: eachContainer(({ part, name, isInit }, say, { isTask }) => {
      if (isInit || isTask || part.at("port").isAbsent) return;
      const [ready, alive, started] = [
        part.at("readiness_probe"),
        part.at("liveness_probe"),
        part.at("startup_probe"),
      ];
      say.unless(ready, !ready.isAbsent, `container ${name} does not say when it is ready`);
      if (alive.isAbsent || alive.isUnknown) return;
      say.unless(started, !started.isAbsent, `container ${name} is killed when it takes long to start`);
      const isSame = !ready.isUnknown && JSON.stringify(ready.value) === JSON.stringify(alive.value);
      if (isSame) say.fail(alive, `container ${name} is killed whenever it is not ready`);
    }),
  },
];
