import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatProblem, readEnvironmentText } from "../../../config";

const LOCAL = readFileSync(join(__dirname, "..", "good", "local-example.yaml"), "utf8");
const WITHOUT_TLS = LOCAL.replace("tlsSecret: sd-tls, ", "");
const GATEWAY = "ingress: { gateway: { name: shared, namespace: infra, listener: https } }\n";

const fileNameOf = (text: string): string => `${/^name: (\S+)/m.exec(text)?.[1]}.yaml`;
const read = (text: string) => readEnvironmentText(text, fileNameOf(text));
const withAccess = (keys: string): string => WITHOUT_TLS.replace("access: { ", `access: { ${keys}, `);

describe("a Gateway that exists", () => {
  test("goes with an environment that names no certificate and no limits", () => {
    const { problems, environment } = read(WITHOUT_TLS + GATEWAY);
    expect(problems).toEqual([]);
    expect(environment?.ingress).toEqual({
      gateway: { name: "shared", namespace: "infra", listener: "https" },
    });
  });

  test.each([
    ["tlsSecret: sd-tls", "the certificate is that of the Gateway's listener, which its owner sets"],
    ["requestsPerMinute: 60", "the Gateway API has no such limit; its owner sets one"],
    ["allowedCidrs: [198.51.100.0/24]", "a route cannot keep anybody out; the Gateway's owner does"],
    ["allowedCidrs: []", "a route cannot keep anybody out; the Gateway's owner does"],
  ])("fails when %s is written, because %s", (written, why) => {
    const { problems } = read(withAccess(written) + GATEWAY);
    expect(problems.map(({ path }) => path)).toEqual([`diffusion.access.${written.split(":")[0]}`]);
    const [problem] = problems;
    expect(problem && formatProblem(problem)).toContain(`expected no such key: ${why}`);
    expect(problem && formatProblem(problem)).toContain("gateway: shared");
  });

  test("fails when there is an ingress class besides", () => {
    const both = GATEWAY.replace("{ gateway", "{ className: nginx, gateway");
    expect(read(WITHOUT_TLS + both).problems.map(({ path }) => path)).toEqual(["ingress.className"]);
  });

  test.each(["name: shared, ", "namespace: infra, ", ", listener: https"])("fails without '%s'", (part) => {
    const key = /\w+(?=:)/.exec(part)?.[0];
    const { problems } = read(WITHOUT_TLS + GATEWAY.replace(part, ""));
    expect(problems.map(({ path }) => path)).toEqual([`ingress.gateway.${key}`]);
  });

  test.each(["tencent", "alibaba"])("fails in the cloud of %s, whose cluster has none yet", (kind) => {
    const file = kind === "tencent" ? "design-example" : "alibaba-example";
    const text = readFileSync(join(__dirname, "..", "good", `${file}.yaml`), "utf8");
    const { problems } = read(text + GATEWAY);
    expect(problems.map(({ path }) => path)).toEqual(["ingress.gateway"]);
  });
});

describe("an ingress", () => {
  test.each(["", "ingress: { className: nginx }\n", "ingress: {}\n"])(
    "fails without a certificate: %j",
    (ingress) => {
      const { problems } = read(WITHOUT_TLS + ingress);
      expect(problems.map(({ path }) => path)).toEqual(["diffusion.access.tlsSecret"]);
      expect(problems.map((problem) => formatProblem(problem)).join()).toContain(
        `expected the name of a Kubernetes secret such as "sd-tls", got nothing`,
      );
    },
  );

  test("is told once that the key of its certificate is misspelt", () => {
    const { problems } = read(LOCAL.replace("tlsSecret", "tlsSecert"));
    expect(problems.map(({ path }) => path)).toEqual(["diffusion.access.tlsSecert"]);
  });
});
