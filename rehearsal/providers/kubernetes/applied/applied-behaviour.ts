import { PartialState, ResourceBehaviour } from "../../../plugin/sdk/behaviour";
import { OperationError } from "../../../plugin/sdk/operation-error";
import { ObjectValue } from "../../../plugin/value";
import { ApiClient, ApiError } from "../api-client";
import { Connection } from "../connection";
import { zeroFilled } from "../conversion/zero-fill";
import { BlockSchema } from "../../../plugin/schema";
import { findMapping, mappedPath } from "../discovery";
import { told } from "../lifecycle/told";
import { ProviderError } from "../provider-error";
import { AppliedTarget, AppliedType } from "./applied-type";

/** Owns some fields of an object of somebody else, by server-side apply. */
export class AppliedBehaviour implements ResourceBehaviour {
  public readonly unset = "null";

  public constructor(
    private readonly type: AppliedType,
    private readonly block: BlockSchema,
    private readonly connection: () => Connection,
  ) {}

  public create(planned: ObjectValue): Promise<PartialState> {
    return this.update(planned, planned);
  }

  public read(state: ObjectValue): Promise<PartialState | null> {
    return told(async () => {
      const target = this.type.parseId(String(state["id"] ?? ""), state);
      const object = await this.#api.find(await this.#path(target));
      // The provider warns and keeps the state: what it owned is gone with the object.
      return { ...zeroFilled(this.block, state), ...(object ? this.type.read(object, state) : {}) };
    });
  }

  public update(_: ObjectValue, planned: ObjectValue): Promise<PartialState> {
    return told(async () => {
      const target = this.type.target(planned);
      const path = await this.#path(target);
      if ((await this.#api.find(path)) === undefined) throw new ProviderError(this.type.absent(target));
      await this.#apply(path, target, planned, false);
      const object = await this.#api.get(path);
      return {
        ...zeroFilled(this.block, planned),
        ...this.type.read(object, planned),
        id: this.type.id(target),
      };
    });
  }

  public delete(prior: ObjectValue): Promise<void> {
    return told(async () => {
      const target = this.type.target(prior);
      const path = await this.#path(target);
      if ((await this.#api.find(path)) === undefined) return;
      await this.#apply(path, target, prior, true);
    });
  }

  get #api(): ApiClient {
    return this.connection().api();
  }

  async #path(target: AppliedTarget): Promise<string> {
    const mapping = await findMapping(this.#api, target.apiVersion, target.kind);
    if (!mapping) {
      throw new ProviderError(`no matches for kind "${target.kind}" in version "${target.apiVersion}"`);
    }
    return mappedPath(mapping, target.namespace || "default", target.name);
  }

  async #apply(path: string, target: AppliedTarget, resource: ObjectValue, removed: boolean): Promise<void> {
    const { apiVersion, kind, name } = target;
    const { metadata, ...fields } = this.type.fields(resource, removed);
    const namespaced = path.includes("/namespaces/") && kind !== "Namespace";
    const body = {
      apiVersion,
      kind,
      metadata: {
        name,
        ...(namespaced ? { namespace: target.namespace || "default" } : {}),
        ...Object(metadata),
      },
      ...fields,
    };
    try {
      await this.#api.apply(path, body, String(resource["field_manager"]), resource["force"] === true);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 409) throw error;
      const quote = this.type.quote ?? '"';
      throw new OperationError(
        "Field manager conflict",
        undefined,
        `Another client is managing a field Terraform tried to update. Set ${quote}force${quote} to true to override: ${error.message}`,
      );
    }
  }
}
