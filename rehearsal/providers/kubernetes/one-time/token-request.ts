import { JsonObject } from "../../../cluster/kubernetes-api";
import { BlockSchema } from "../../../plugin/schema";
import { PartialState, ResourceBehaviour } from "../../../plugin/sdk/behaviour";
import { ObjectValue } from "../../../plugin/value";
import { Connection } from "../connection";
import { flattenFields, zeroBlock } from "../conversion/flatten";
import { jsonAt, objectOf, textOf } from "../conversion/json";
import { block, fields, local } from "../conversion/shape";
import { zeroFilled } from "../conversion/zero-fill";
import { KindDefinition } from "../kinds/kind";
import { expandObject, namespaceOf } from "../kinds/object";
import { told } from "../lifecycle/told";

const NOTHING = { audiences: null, expirationSeconds: null, boundObjectRef: null };
const TOKEN_REQUEST: KindDefinition = {
  typeName: "kubernetes_token_request_v1",
  apiVersion: "authentication.k8s.io/v1",
  kind: "TokenRequest",
  plural: "serviceaccounts",
  shape: fields({ token: local, spec: block({ constant: NOTHING }) }),
  constant: { spec: NOTHING, status: { token: "", expirationTimestamp: null } },
};

/** `kubernetes_token_request_v1`: a token of a service account, asked for once. Nothing of it is read or deleted. */
export class TokenRequestBehaviour implements ResourceBehaviour {
  public readonly unset = "null";

  public constructor(
    private readonly block: BlockSchema,
    private readonly connection: () => Connection,
  ) {}

  public create(planned: ObjectValue): Promise<PartialState> {
    return told(async () => {
      const object = expandObject(TOKEN_REQUEST, this.block, planned);
      const namespace = namespaceOf(object);
      const name = textOf(jsonAt(object, "metadata", "name"));
      const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`;
      const made = await this.connection().api().create(path, object);
      const spec = this.block.blocks.get("spec");
      return {
        ...zeroFilled(this.block, planned),
        id: `${textOf(jsonAt(made, "metadata", "namespace"))}/${textOf(jsonAt(made, "metadata", "name"))}`,
        token: textOf(jsonAt(made, "status", "token")),
        ...(spec ? { spec: [this.#spec(spec.block, objectOf(made["spec"]))] } : {}),
      };
    });
  }

  #spec(schema: BlockSchema, spec: JsonObject): ObjectValue {
    return { ...zeroBlock(schema), ...flattenFields(schema, {}, spec, { known: {} }) };
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
