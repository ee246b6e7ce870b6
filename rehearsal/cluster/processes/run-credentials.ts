import { Authority, KeyPair, signingKeys } from "../certificates/authority";
import { ClusterCredentials } from "../control-plane";
import { kubeconfig } from "../kubeconfig";
import { RunFolder } from "../../run-folder/run-folder";

/** First address of the range of services: that of the API server itself. */
const KUBERNETES_SERVICE = "10.96.0.1";

/** What proves who is who in one control plane; all of it is made for one run. */
export interface RunCredentials {
  /** Lets the owner of the rehearsal in, as administrator. */
  readonly admin: ClusterCredentials;

  /** Where the files are, for the programs' flags. */
  readonly files: CredentialFiles;
}

/** Paths of PEM files. */
export interface CredentialFiles {
  readonly ca: string;
  readonly serverCertificate: string;
  readonly serverKey: string;
  readonly serviceAccountPublicKey: string;
  readonly serviceAccountKey: string;
  readonly proxyCa: string;
  readonly proxyCertificate: string;
  readonly proxyKey: string;

  /** Settings with which the programs of the control plane reach the API server. */
  readonly kubeconfig: string;
}

/** Makes the authorities, certificates and keys of a run, and writes what the programs need into its folder. */
export async function makeRunCredentials(server: string, folder: RunFolder): Promise<RunCredentials> {
  const [authority, proxyAuthority, serviceAccount] = await Promise.all([
    Authority.create("rehearsal-ca"),
    Authority.create("rehearsal-front-proxy-ca"),
    signingKeys(),
  ]);
  const ofMasters = (name: string): Promise<KeyPair> =>
    authority.issue({ subject: `O=system:masters,CN=${name}`, usage: "client" });
  const [serving, admin, component, proxy] = await Promise.all([
    authority.issue({ subject: "CN=kube-apiserver", usage: "server", hosts: serverHosts() }),
    ofMasters("kubernetes-admin"),
    ofMasters("control-plane"),
    proxyAuthority.issue({ subject: "CN=front-proxy-client", usage: "client" }),
  ]);
  const caCertificate = authority.certificate;
  return {
    admin: { caCertificate, clientCertificate: admin.certificate, clientKey: admin.key },
    files: {
      ca: folder.write("ca.crt", caCertificate),
      serverCertificate: folder.write("server.crt", serving.certificate),
      serverKey: folder.write("server.key", serving.key),
      serviceAccountPublicKey: folder.write("service-account.pub", serviceAccount.publicKey),
      serviceAccountKey: folder.write("service-account.key", serviceAccount.privateKey),
      proxyCa: folder.write("front-proxy-ca.crt", proxyAuthority.certificate),
      proxyCertificate: folder.write("front-proxy.crt", proxy.certificate),
      proxyKey: folder.write("front-proxy.key", proxy.key),
      kubeconfig: folder.write(
        "control-plane.kubeconfig",
        kubeconfig("rehearsal", server, {
          caCertificate,
          clientCertificate: component.certificate,
          clientKey: component.key,
        }),
      ),
    },
  };
}

function serverHosts(): readonly { type: "dns" | "ip"; value: string }[] {
  return [
    { type: "ip", value: "127.0.0.1" },
    { type: "ip", value: KUBERNETES_SERVICE },
    { type: "dns", value: "localhost" },
    { type: "dns", value: "kubernetes" },
    { type: "dns", value: "kubernetes.default" },
    { type: "dns", value: "kubernetes.default.svc" },
  ];
}
