import { CredentialFiles } from "./run-credentials";

/** Where etcd listens, as it names sockets: a file in its working folder. Other users cannot enter that. */
export const ETCD_SOCKET = "etcd:1";
const ETCD_PEER_SOCKET = "etcd:2";

/** Calls to the API server that no program has to wait for. */
const UNLIMITED = ["--kube-api-qps=5000", "--kube-api-burst=10000"];

/** Flags of etcd, which runs in the folder of the control plane. Its data need not survive anything. */
export function etcdFlags(folder: string): readonly string[] {
  const clients = `unix://${ETCD_SOCKET}`;
  const peers = `unix://${ETCD_PEER_SOCKET}`;
  return [
    "--name=rehearsal",
    `--data-dir=${folder}/etcd`,
    `--listen-client-urls=${clients}`,
    `--advertise-client-urls=${clients}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=rehearsal=${peers}`,
    "--unsafe-no-fsync",
    "--log-level=warn",
  ];
}

/** Flags of the API server; etcd's socket is in the working folder. */
export function apiServerFlags(port: number, folder: string, files: CredentialFiles): readonly string[] {
  return [
    `--etcd-servers=unix://${folder}/${ETCD_SOCKET}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    `--secure-port=${port}`,
    `--tls-cert-file=${files.serverCertificate}`,
    `--tls-private-key-file=${files.serverKey}`,
    `--client-ca-file=${files.ca}`,
    "--anonymous-auth=false",
    "--authorization-mode=Node,RBAC",
    "--allow-privileged=true",
    "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
    `--service-account-key-file=${files.serviceAccountPublicKey}`,
    `--service-account-signing-key-file=${files.serviceAccountKey}`,
    "--service-cluster-ip-range=10.96.0.0/16",
    "--endpoint-reconciler-type=none",
    `--requestheader-client-ca-file=${files.proxyCa}`,
    "--requestheader-allowed-names=front-proxy-client",
    "--requestheader-username-headers=X-Remote-User",
    "--requestheader-group-headers=X-Remote-Group",
    "--requestheader-extra-headers-prefix=X-Remote-Extra-",
    `--proxy-client-cert-file=${files.proxyCertificate}`,
    `--proxy-client-key-file=${files.proxyKey}`,
    // No kubelet runs: whoever wants logs is told so at once, and no name of a node is looked up anywhere.
    "--kubelet-preferred-address-types=ExternalDNS",
    // Fairness between clients is of no use to one, and costs time at the start.
    "--enable-priority-and-fairness=false",
    "--max-requests-inflight=0",
    "--max-mutating-requests-inflight=0",
    "--profiling=false",
    "--event-ttl=24h",
  ];
}

/** Flags of the controller manager. It serves nothing: nobody asks it. */
export function controllerManagerFlags(files: CredentialFiles): readonly string[] {
  return [
    `--kubeconfig=${files.kubeconfig}`,
    `--service-account-private-key-file=${files.serviceAccountKey}`,
    `--root-ca-file=${files.ca}`,
    "--secure-port=0",
    "--leader-elect=false",
    "--profiling=false",
    // A claim that is made before its volume is looked at again only then; 15 seconds when nobody says otherwise.
    "--pvclaimbinder-sync-period=1s",
    ...UNLIMITED,
  ];
}

/** Flags of the scheduler. */
export function schedulerFlags(files: CredentialFiles): readonly string[] {
  return [
    `--kubeconfig=${files.kubeconfig}`,
    "--secure-port=0",
    "--leader-elect=false",
    "--profiling=false",
    ...UNLIMITED,
  ];
}

/** Flags of kwok, which plays every node there is; its stages say what happens on one. */
export function kwokFlags(files: CredentialFiles, stages: readonly string[]): readonly string[] {
  return [
    `--kubeconfig=${files.kubeconfig}`,
    ...stages.map((file) => `--config=${file}`),
    "--manage-all-nodes=true",
    "--cidr=10.244.0.0/16",
    "--node-ip=192.168.0.1",
    "--node-port=0",
    "--node-lease-duration-seconds=40",
  ];
}
