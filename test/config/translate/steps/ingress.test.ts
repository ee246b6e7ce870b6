import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEnvironmentText } from "../../../../config";
import { translate } from "../../../../config/translate";
import { CloudKind } from "../../../../constructs/contracts/cloud-kind";
import { PROJECT } from "../../../support/cli";

const LOCAL = readFileSync(join(PROJECT, "config/environments/local.yaml"), "utf8");

function translated(ingress: string, to: CloudKind, edit: (text: string) => string = (text) => text) {
  const text = `${edit(LOCAL)}\n${ingress}`;
  const { environment, problems } = readEnvironmentText(text, "local.yaml");
  if (environment === undefined) throw new Error(JSON.stringify(problems));
  return translate({ text, environment, to, name: "moved" });
}

const withoutTls = (text: string): string => text.replace(/^ +tlsSecret:.*\n/m, "");

describe.each(["tencent", "alibaba"] as const)("an environment of one's own on the way to %s", (to) => {
  test("leaves its Gateway behind, says why, and asks for the certificate that the listener had", () => {
    const gateway = "ingress: { gateway: { name: shared, namespace: infra, listener: https } }\n";
    const { text, notes, problems } = translated(gateway, to, withoutTls);
    expect(problems).toEqual([]);
    expect(text).not.toContain("gateway");
    expect(text).toMatch(/^ +tlsSecret: sd-tls$/m);
    const told = notes.filter(({ path }) => /gateway|tlsSecret/.test(path));
    expect(told.map(({ kind, path, says }) => `${kind} ${path}: ${says}`).sort()).toEqual([
      "left out ingress.gateway: a cluster that is made has no Gateway yet, and not the definitions to plan a route with",
      "to do diffusion.access.tlsSecret: put the secret with the certificate of the host, which the Gateway's listener had",
    ]);
  });

  test("keeps an ingress class and its controller, and says that somebody has to make it", () => {
    const { text, notes, problems } = translated(
      "ingress: { className: nginx, controller: ingress-nginx }\n",
      to,
    );
    expect(problems).toEqual([]);
    expect(text).toContain("ingress: { className: nginx, controller: ingress-nginx }");
    expect(notes.map(({ kind, path }) => `${kind} ${path}`)).toContain("to do ingress.className");
  });
});
