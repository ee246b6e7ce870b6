import { nginxAnnotations } from "../../../constructs/kubernetes/nginx-annotations";

const POLICY = {
  timeoutSeconds: 630,
  requestsPerMinute: 60,
  limitedPaths: ["/make"],
  allowedCidrs: ["203.0.113.0/24", "198.51.100.7/32"],
  affinityCookie: "pod",
  deniedPaths: [{ path: "/internal" }],
};
const { ingress, service, counted } = nginxAnnotations(POLICY);
const nginx = (name: string): string => `nginx.ingress.kubernetes.io/${name}`;

describe("a policy in the words of ingress-nginx", () => {
  test("turns plain HTTP away, waits as long as it is told, and takes pictures", () => {
    expect(ingress).toMatchObject({
      [nginx("ssl-redirect")]: "true",
      [nginx("proxy-read-timeout")]: "630",
      [nginx("proxy-send-timeout")]: "630",
      [nginx("proxy-body-size")]: "100m",
    });
  });

  test("keeps a browser on its pod, whichever ingress its paths are in", () => {
    for (const each of [ingress, counted]) {
      expect(each).toMatchObject({
        [nginx("affinity")]: "cookie",
        [nginx("session-cookie-name")]: "pod",
        [nginx("session-cookie-path")]: "/",
      });
    }
  });

  test("admits the ranges in both ingresses, and everybody where there are none", () => {
    const admitted = { [nginx("whitelist-source-range")]: "203.0.113.0/24,198.51.100.7/32" };
    expect(ingress).toMatchObject(admitted);
    expect(counted).toMatchObject(admitted);
    expect(nginxAnnotations({ ...POLICY, allowedCidrs: [] }).ingress).not.toHaveProperty([
      nginx("whitelist-source-range"),
    ]);
  });

  test("counts in the ingress that is for that only, and lets no burst through", () => {
    expect(ingress).not.toHaveProperty([nginx("limit-rpm")]);
    expect(counted).toMatchObject({ [nginx("limit-rpm")]: "60", [nginx("limit-burst-multiplier")]: "1" });
  });

  test("says nothing on the service, and needs no snippet", () => {
    expect(service).toEqual({});
    expect(JSON.stringify([ingress, counted])).not.toContain("snippet");
  });
});
