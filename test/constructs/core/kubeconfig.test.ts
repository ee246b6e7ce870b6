import { Fn } from "cdktf";
import { stringify } from "yaml";
import { accessFromKubeconfig } from "../../../constructs/core/kubeconfig";
import { describeWithTerraform } from "../../support/terraform";
import { evaluate } from "../../support/terraform-outputs";

const PEM = "-----BEGIN CERTIFICATE-----\nMIIB+/=\n-----END CERTIFICATE-----\n";

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** A kubeconfig as TKE hands it out, with further keys, and a second user nobody wants. */
const KUBECONFIG = stringify({
  apiVersion: "v1",
  kind: "Config",
  clusters: [
    {
      name: "cls-1",
      cluster: {
        server: "https://cls-1.ccs.tencent-cloud.com",
        "certificate-authority-data": base64(`${PEM}ca`),
      },
    },
  ],
  contexts: [{ name: "c", context: { cluster: "cls-1", user: "100001" } }],
  "current-context": "c",
  users: [
    {
      name: "100001",
      user: { "client-certificate-data": base64(`${PEM}cert`), "client-key-data": base64(`${PEM}key`) },
    },
    { name: "other", user: { token: "no" } },
  ],
});

test("its kind is known when synthesizing", () => {
  expect(accessFromKubeconfig("${data.x.y.kube_config}").kind).toBe("clientCertificate");
});

describeWithTerraform("as Terraform reads it", (terraform) => {
  test("server and PEM texts are those of the file", () => {
    const access = accessFromKubeconfig(Fn.base64decode(base64(KUBECONFIG)));
    const { kind, ...values } = access;
    expect(kind).toBe("clientCertificate");
    expect(evaluate(terraform, values)).toEqual({
      host: "https://cls-1.ccs.tencent-cloud.com",
      clusterCaCertificate: `${PEM}ca`,
      clientCertificate: `${PEM}cert`,
      clientKey: `${PEM}key`,
    });
  });
});
