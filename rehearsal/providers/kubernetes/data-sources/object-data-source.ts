import { AttributeType } from "../../../plugin/attribute-type";
import { DataSourceType, Diagnostic, ReadResponse } from "../../../plugin/provider";
import { BlockSchema } from "../../../plugin/schema";
import { normalizeNulls } from "../../../plugin/sdk/normalize";
import { settle } from "../../../plugin/sdk/settle";
import { isObjectValue, ObjectValue, Value } from "../../../plugin/value";
import { ApiError } from "../api-client";
import { Connection } from "../connection";
import { flattenFields } from "../conversion/flatten";
import { Shape } from "../conversion/shape";
import { zeroFilled } from "../conversion/zero-fill";
import { KindDefinition } from "../kinds/kind";
import { objectPath, onlyBlock, wholeShape } from "../kinds/object";
import { diagnosticOf } from "../provider-error";
import { validate } from "../validation/validate";

/** How a data source differs from the resource of the same name. */
export interface DataSourceRules {
  /** Rules that take the place of the resource's. @default none */
  readonly shape?: Shape;

  /** Looking for an object that is not there is an error; otherwise there is just nothing to see. @default false */
  readonly strict?: true;

  /** The id when the object is not there. @default as when it is there */
  readonly missingId?: string;

  /** What goes before an error of the API; `{id}` stands for the object's. @default nothing */
  readonly prefix?: string;
}

/** Reads one API object by its name. Its metadata is read whole, unlike a resource's. */
export class ObjectDataSource implements DataSourceType {
  readonly #shape: Shape;

  public constructor(
    private readonly kind: KindDefinition,
    private readonly block: BlockSchema,
    private readonly connection: () => Connection,
    private readonly rules: DataSourceRules = {},
  ) {
    const { fields } = wholeShape(kind);
    this.#shape = {
      ...kind.shape,
      ...rules.shape,
      fields: { ...fields, ...rules.shape?.fields, metadata: {} },
    };
  }

  public validate(config: ObjectValue): Promise<readonly Diagnostic[]> {
    return Promise.resolve(validate(this.kind.typeName, this.block, config));
  }

  public async read(config: ObjectValue): Promise<ReadResponse> {
    try {
      return { state: await this.#state(config) };
    } catch (error) {
      return { state: null, diagnostics: [diagnosticOf(error)] };
    }
  }

  async #state(config: ObjectValue): Promise<ObjectValue> {
    const metadata = onlyBlock(config, "metadata");
    const name = textIn(metadata["name"]);
    const namespace = textIn(metadata["namespace"]) || "default";
    const id = this.kind.clusterScoped ? name : `${namespace}/${name}`;
    const base: ObjectValue = {
      ...config,
      metadata: [this.kind.clusterScoped ? metadata : { ...metadata, namespace }],
      id,
    };
    const filled = zeroFilled(this.block, base);
    try {
      const object = await this.connection()
        .api()
        .get(objectPath(this.kind, namespace, name));
      const read = flattenFields(this.block, this.#shape, object, { known: config });
      return this.#settled({ ...filled, ...read, ...this.kind.readExtra?.(object, config), id }, base);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { strict, missingId = id, prefix } = this.rules;
      if (error.status !== 404 || strict) {
        throw prefix === undefined ? error : error.prefixed(prefix.replace("{id}", id));
      }
      return this.#settled({ ...filled, id: missingId }, base);
    }
  }

  #settled(state: ObjectValue, config: ObjectValue): ObjectValue {
    const settled = normalizeNulls(settle(state, config, this.block, "null"), config, this.block, "plan");
    return isObjectValue(settled) ? this.#unset(settled) : state;
  }

  /** A set that a data source might have filled is empty, not null. */
  #unset(state: ObjectValue): ObjectValue {
    const sets = [...this.block.attributes]
      .filter(([name, { type, computed }]) => computed && isSet(type) && (state[name] ?? null) === null)
      .map(([name]) => [name, []]);
    return { ...state, ...Object.fromEntries(sets) };
  }
}

function isSet(type: AttributeType | undefined): boolean {
  return Array.isArray(type) && type[0] === "set";
}

function textIn(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}
