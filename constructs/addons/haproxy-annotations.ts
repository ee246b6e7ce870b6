import { DeniedPath, IngressAnnotations, IngressPolicy } from "../kubernetes/ingress-class";

/**
 * A policy in the words of HAProxy Technologies' ingress controller. All of it is put on the service, where it wins
 * over every ingress and concerns one backend only.
 *
 * @see https://github.com/haproxytech/kubernetes-ingress/blob/master/documentation/annotations.md
 */
export function haproxyAnnotations(policy: IngressPolicy): IngressAnnotations {
  const { timeoutSeconds, affinityCookie } = policy;
  return {
    ingress: { "haproxy.org/ssl-redirect": "true", "haproxy.org/ssl-redirect-port": "443" },
    service: {
      "haproxy.org/timeout-server": `${timeoutSeconds}s`,
      "haproxy.org/cookie-persistence": affinityCookie,
      "haproxy.org/backend-config-snippet": backendRules(policy).join("\n"),
    },
  };
}

// Paths are compared after percent-decoding, as the backend decodes them too: `/%69nternal/` must not slip through.
// The rate is counted here and not by the controller's own annotation, which counts every request: loading the page
// alone takes more of them than a client may generate images in a minute.
function backendRules({ deniedPaths, limitedPaths, requestsPerMinute }: IngressPolicy): string[] {
  const limited = limitedPaths.map((path) => startsWith(path)).join(" or ");
  return [
    ...deniedPaths.map((denied) => `http-request deny deny_status 404 if ${isDenied(denied)}`),
    "stick-table type ipv6 size 100k expire 2m store http_req_rate(1m)",
    `http-request track-sc1 src if ${limited}`,
    `http-request deny deny_status 429 if { sc_http_req_rate(1) gt ${requestsPerMinute} }`,
  ];
}

function isDenied({ path, method }: DeniedPath): string {
  // Any number of leading slashes: whether the backend merges them is not ours to know.
  const match = `{ path,url_dec -m reg ^/+${path.slice(1).replace(/[.+?*()[\]|^$\\]/g, "\\$&")} }`;
  return method === undefined ? match : `METH_${method} ${match}`;
}

function startsWith(path: string): string {
  return `{ path,url_dec -m beg ${path} }`;
}
