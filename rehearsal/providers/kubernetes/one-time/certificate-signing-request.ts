import { JsonObject } from "../../../cluster/kubernetes-api";
import { BlockSchema } from "../../../plugin/schema";
import { PartialState, ResourceBehaviour } from "../../../plugin/sdk/behaviour";
import { ObjectValue } from "../../../plugin/value";
import { ApiClient, ApiError } from "../api-client";
import { Connection } from "../connection";
import { base64 } from "../conversion/codec";
import { arrayOf, jsonAt, objectOf, textOf } from "../conversion/json";
import { block, fields, local, spelled } from "../conversion/shape";
import { zeroFilled } from "../conversion/zero-fill";
import { KindDefinition } from "../kinds/kind";
import { collectionPath, expandObject, idOf, objectPath } from "../kinds/object";
import { deadlineOf, Timeouts } from "../lifecycle/timeouts";
import { told } from "../lifecycle/told";
import { Deadline, DONE, notYet, poll } from "../lifecycle/wait";

const SHORTEST_SECONDS = 600;
const CONFLICTS = 5;
const REQUEST: KindDefinition = {
  typeName: "kubernetes_certificate_signing_request_v1",
  apiVersion: "certificates.k8s.io/v1",
  kind: "CertificateSigningRequest",
  plural: "certificatesigningrequests",
  clusterScoped: true,
  shape: fields({
    certificate: local,
    spec: block(
      fields({
        request: spelled(base64),
        // What the API would refuse is not sent.
        expiration_seconds: {
          expand: (value) => (typeof value === "number" && value >= SHORTEST_SECONDS ? value : undefined),
        },
      }),
    ),
  }),
  constant: { status: {} },
};

/**
 * `kubernetes_certificate_signing_request_v1`: a certificate, asked for once. The request is removed from the
 * cluster as soon as the certificate is there; nothing of it is read or deleted later.
 */
export class CertificateSigningRequestBehaviour implements ResourceBehaviour {
  public readonly unset = "null";

  public constructor(
    private readonly block: BlockSchema,
    private readonly connection: () => Connection,
    private readonly timeouts: Timeouts,
  ) {}

  public create(planned: ObjectValue, signal: AbortSignal): Promise<PartialState> {
    return told(async () => {
      const api = this.connection().api();
      const deadline = deadlineOf("create", planned, this.timeouts, signal);
      const object = expandObject(REQUEST, this.block, planned);
      const name = idOf(REQUEST, await asked(api, object));
      const path = objectPath(REQUEST, "", name);
      try {
        if (planned["auto_approve"] === true) await approve(api, path);
        const certificate = await issued(api, path, deadline);
        return { ...zeroFilled(this.block, planned), id: name, certificate };
      } finally {
        // Whether it could be removed changes nothing, as with the real provider.
        await api.delete(path, REQUEST.apiVersion).catch(() => undefined);
      }
    });
  }

  public read(state: ObjectValue): Promise<PartialState> {
    return Promise.resolve(state);
  }

  public update(_: ObjectValue, planned: ObjectValue): Promise<PartialState> {
    return Promise.resolve(planned);
  }

  public delete(): Promise<void> {
    return Promise.resolve();
  }
}

async function asked(api: ApiClient, object: JsonObject): Promise<JsonObject> {
  try {
    return await api.create(collectionPath(REQUEST, ""), object);
  } catch (error) {
    throw error instanceof ApiError
      ? error.prefixed("Failed to create certificate signing request: ")
      : error;
  }
}

async function approve(api: ApiClient, path: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await api.replace(`${path}/approval`, approved(await api.get(path)));
      return;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status !== 409 || attempt === CONFLICTS) {
        throw error.prefixed("CSR auto-approve update failed: ");
      }
    }
  }
}

function approved(request: JsonObject): JsonObject {
  const approval = {
    type: "Approved",
    status: "True",
    reason: "TerraformAutoApprove",
    message: "This CertificateSigningRequest was auto-approved by Terraform",
    lastUpdateTime: null,
    lastTransitionTime: null,
  };
  const status = objectOf(request["status"]);
  return { ...request, status: { ...status, conditions: [...arrayOf(status["conditions"]), approval] } };
}

/** The certificate, as text, when there is one. */
async function issued(api: ApiClient, path: string, deadline: Deadline): Promise<string> {
  let certificate = "";
  await poll(deadline, async () => {
    const status = objectOf((await api.get(path))["status"]);
    const isApproved = arrayOf(status["conditions"]).some((each) => jsonAt(each, "type") === "Approved");
    certificate = Buffer.from(textOf(status["certificate"]), "base64").toString("utf8");
    return isApproved && certificate !== "" ? DONE : notYet("Waiting for certificate to be issued");
  });
  return certificate;
}
