import { Draft } from "../draft";
import { Finding } from "../problems/problem";
import { NOTHING, shown } from "../problems/shown";
import { CLOUD_KEYS } from "./keys-per-cloud";
import { Rule } from "./rule";

/** The key that an ingress needs. */
export const TLS_SECRET: readonly string[] = ["diffusion", "access", "tlsSecret"];

/** The key of a Gateway, which takes the place of an ingress. */
export const GATEWAY: readonly string[] = ["ingress", "gateway"];

/** Keys that mean nothing to a route of a Gateway, with the reason. */
export const REFUSED_WITH_GATEWAY: readonly (readonly [readonly string[], string])[] = [
  [["ingress", "className"], "requests come by an ingress class or by a Gateway, not by both"],
  [["ingress", "controller"], "a Gateway has none of an ingress class"],
  [TLS_SECRET, "the certificate is that of the Gateway's listener, which its owner sets"],
  [["diffusion", "access", "requestsPerMinute"], "the Gateway API has no such limit; its owner sets one"],
  [["diffusion", "access", "allowedCidrs"], "a route cannot keep anybody out; the Gateway's owner does"],
];

/**
 * Requests come in by an ingress, which needs a certificate, or by a Gateway, which has one already. What a route cannot
 * carry out is a problem and not a warning, because the service would be open to more than the file says.
 */
export const wayIn: Rule = (draft) => {
  const { ingress, cloud } = draft;
  if (ingress === undefined) {
    return [];
  }
  if (ingress.gateway === undefined) {
    return certificate(draft);
  }
  // Where a Gateway is refused, it is what has to go.
  const isRefused = cloud !== undefined && GATEWAY.join(".") in CLOUD_KEYS[cloud.kind].refused;
  return isRefused ? [] : withoutEffect(draft, ingress.gateway.name);
};

function certificate({ written, diffusion }: Draft): Finding[] {
  const { access } = diffusion;
  // Whatever is written there, and a key that was only misspelt, is told by the schema.
  if (access === undefined || access.tlsSecret !== undefined || written(TLS_SECRET) !== undefined) {
    return [];
  }
  return [{ path: TLS_SECRET, expected: `the name of a Kubernetes secret such as "sd-tls"`, got: NOTHING }];
}

function withoutEffect({ written }: Draft, gateway: string): Finding[] {
  const because = { path: [...GATEWAY, "name"], says: `gateway: ${gateway}` };
  return REFUSED_WITH_GATEWAY.filter(([path]) => written(path) !== undefined).map(([path, why]) => ({
    path,
    at: "key",
    expected: `no such key: ${why}`,
    got: shown(written(path)),
    because,
  }));
}
