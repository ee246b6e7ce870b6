import { haproxyAnnotations } from "../../../constructs/addons/haproxy-annotations";

const { ingress, service } = haproxyAnnotations({
  timeoutSeconds: 630,
  requestsPerMinute: 60,
  limitedPaths: ["/make", "/run/"],
  allowedCidrs: [],
  affinityCookie: "pod",
  deniedPaths: [{ path: "/internal" }, { path: "/v1.0/options", method: "POST" }],
});
const rules = service["haproxy.org/backend-config-snippet"]?.split("\n");

describe("a policy in HAProxy's words", () => {
  test("turns plain HTTP away", () => {
    expect(ingress).toEqual({ "haproxy.org/ssl-redirect": "true", "haproxy.org/ssl-redirect-port": "443" });
  });

  test("waits as long as it is told and keeps a browser on its pod", () => {
    expect(service).toMatchObject({
      "haproxy.org/timeout-server": "630s",
      "haproxy.org/cookie-persistence": "pod",
    });
  });

  test("denies paths after decoding them, whatever the number of leading slashes", () => {
    expect(rules).toContain("http-request deny deny_status 404 if { path,url_dec -m reg ^/+internal }");
  });

  test("denies one method only where one is named, and takes dots literally", () => {
    expect(rules).toContain(
      "http-request deny deny_status 404 if METH_POST { path,url_dec -m reg ^/+v1\\.0/options }",
    );
  });

  test("counts only limited paths, and refuses what is too much", () => {
    expect(rules?.slice(-3)).toEqual([
      "stick-table type ipv6 size 100k expire 2m store http_req_rate(1m)",
      "http-request track-sc1 src if { path,url_dec -m beg /make } or { path,url_dec -m beg /run/ }",
      "http-request deny deny_status 429 if { sc_http_req_rate(1) gt 60 }",
    ]);
  });
});
