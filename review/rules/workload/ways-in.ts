import { Rule } from "../engine/rule";
import { eachOf, Say } from "../engine/say";
import { kubernetes } from "../engine/sources";
import { resources } from "../kubernetes/example";
import { KubernetesObject } from "../kubernetes/object";

const HOST = "sd.example.com";
const SHARED = { name: "shared", namespace: "infra" };

function ingress(spec: object) {
  const rule = [{ host: HOST, http: { path: [{ path: "/" }] } }];
  return resources({ kubernetes_ingress_v1: { metadata: { name: "web" }, spec: { rule, ...spec } } });
}

function route(parent: object) {
  const spec = { parentRefs: [parent], hostnames: [HOST] };
  const manifest = {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata: { name: "web" },
    spec,
  };
  return resources({ kubernetes_manifest: { manifest } });
}

/** By what requests from outside come in. */
export const WAY_IN_RULES: readonly Rule[] = [
  {
    id: "SDI-K25",
    title: "What serves a host from outside uses TLS",
    severity: "warn",
    question: "exposure",
    reason: "Whoever is in between reads the password of the API, the prompts and the pictures.",
    fix: "Give an ingress a tls block with its secret, and a route the sectionName of the listener that has the certificate.",
    sources: [
      kubernetes("TLS of ingresses", "concepts/services-networking/ingress/#tls"),
      {
        title: "Gateway API: ParentReference",
        url: "https://gateway-api.sigs.k8s.io/reference/spec/#parentreference",
      },
    ],
    gate: "both",
    exceptions:
      "A route that names a listener, or its port, passes: what that listener has is the business of the Gateway's owner.",
    examples: {
      failing: route(SHARED),
      passing: route({ ...SHARED, sectionName: "https" }),
      unknown: ingress({ tls: "${var.tls}" }),
    },
    check: (world) => [
      ...eachOf((all) => all.ofKind("ingress"), checkIngress)(world),
      ...eachOf((all) => all.ofKind("httproute", "grpcroute"), checkRoute)(world),
    ],
  },
];

function checkIngress({ spec }: KubernetesObject, say: Say): void {
  const tls = spec.at("tls");
  say.unless(tls, !tls.isAbsent, "the ingress serves its hosts without TLS");
}

/** A route is served by every listener of the Gateway that it does not choose from. */
function checkRoute({ spec }: KubernetesObject, say: Say): void {
  const parents = spec.at("parent_refs");
  if (parents.hasUnknown) say.unknown(parents);
  for (const parent of spec.items("parent_refs")) {
    const kind = parent.at("kind");
    if (!kind.isAbsent && kind.text !== "Gateway") continue;
    const chosen = [parent.at("section_name"), parent.at("port")];
    const hidden = chosen.find(({ isUnknown }) => isUnknown);
    if (chosen.some((each) => !each.isAbsent && !each.isUnknown)) continue;
    if (hidden !== undefined) say.unknown(hidden);
    else say.fail(parent, "every listener of the Gateway serves the route, those without TLS too");
  }
}
