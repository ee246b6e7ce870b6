import { ApiRequest, JsonObject, KubernetesApi } from "../../../../rehearsal/cluster/kubernetes-api";
import { ApiClient } from "../../../../rehearsal/providers/kubernetes/api-client";
import { KUBERNETES_SCHEMA, timeoutsOf } from "../../../../rehearsal/providers/kubernetes/data";
import { CertificateSigningRequestBehaviour } from "../../../../rehearsal/providers/kubernetes/one-time/certificate-signing-request";

const TYPE = "kubernetes_certificate_signing_request_v1";
const PLANNED = {
  auto_approve: true,
  metadata: [{ name: "client" }],
  spec: [{ request: "PEM", signer_name: "kubernetes.io/kube-apiserver-client", usages: ["client auth"] }],
  timeouts: { create: "100ms" },
};

test("a certificate is asked for, approved, read, and its request removed", async () => {
  const { behaviour, requests } = signer();
  const state = await behaviour.create(PLANNED, new AbortController().signal);
  expect(state).toMatchObject({ id: "client", certificate: "CERT" });
  expect(requests.map(({ method, path }) => `${method} ${path.split("v1/")[1] ?? ""}`)).toEqual([
    "POST certificatesigningrequests",
    "GET certificatesigningrequests/client",
    "PUT certificatesigningrequests/client/approval",
    "GET certificatesigningrequests/client",
    "DELETE certificatesigningrequests/client",
  ]);
  expect(requests[0]?.body).toEqual({
    kind: "CertificateSigningRequest",
    apiVersion: "certificates.k8s.io/v1",
    metadata: { name: "client", creationTimestamp: null },
    spec: {
      request: "UEVN",
      signerName: "kubernetes.io/kube-apiserver-client",
      usages: ["client auth"],
    },
    status: {},
  });
});

test("without an approval there is no certificate, and the request is removed all the same", async () => {
  const { behaviour, requests } = signer();
  const made = behaviour.create({ ...PLANNED, auto_approve: false }, new AbortController().signal);
  await expect(made).rejects.toThrow("Waiting for certificate to be issued");
  expect(requests.at(-1)?.method).toBe("DELETE");
});

/** An API that signs what is approved. */
function signer() {
  const requests: ApiRequest[] = [];
  let stored: JsonObject = {};
  const api: KubernetesApi = {
    request: async (request) => {
      requests.push(request);
      if (request.method === "POST") stored = request.body as JsonObject;
      if (request.method === "PUT") {
        const { status } = request.body as { status: JsonObject };
        stored = { ...stored, status: { ...status, certificate: Buffer.from("CERT").toString("base64") } };
      }
      return { status: 200, body: stored, warnings: [] };
    },
  };
  const block = KUBERNETES_SCHEMA.resources.get(TYPE)?.block;
  if (!block) throw new Error(`no such type: ${TYPE}`);
  const connection = { api: () => new ApiClient(api), ignoredAnnotations: [], ignoredLabels: [] };
  return {
    behaviour: new CertificateSigningRequestBehaviour(block, () => connection, timeoutsOf(TYPE)),
    requests,
  };
}
