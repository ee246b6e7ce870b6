import { DEFINITIONS, Json, JsonObject } from "../../../cluster/kubernetes-api";
import { AttributeType } from "../../../plugin/attribute-type";
import { ApiClient } from "../api-client";
import { arrayOf, isJsonObject, jsonAt, objectOf, textOf } from "../conversion/json";
import { groupPath } from "../discovery";
import { ProviderError } from "../provider-error";
import { typeOfSchema } from "./schema-type";

/** The Terraform type of a kind, and where in it a text may stand for a number. */
export interface ObjectType {
  /** Undefined for a custom resource without a structural schema. */
  readonly type?: AttributeType;

  /** Paths of values that are either numbers or texts; `#` stands for every key, `-1` for every index. */
  readonly intOrString: ReadonlySet<string>;

  /** Paths of what the definition leaves open. @default nothing */
  readonly open?: ReadonlySet<string>;
}

const OBJECT_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

/** The types of kinds, as one API describes them. */
export class ObjectTypes {
  readonly #documents = new Map<string, Promise<JsonObject>>();

  public constructor(private readonly api: ApiClient) {}

  /**
   * The type of a kind, from its definition or from the API's own description.
   *
   * @param withStatus whether the status is a part of it
   * @throws ProviderError when the API does not describe the kind
   */
  public async of(apiVersion: string, kind: string, withStatus: boolean): Promise<ObjectType> {
    const schema = await this.#schemaOf(apiVersion, kind);
    const hints = { intOrString: new Set<string>(), open: new Set<string>() };
    if (schema === undefined) return hints;
    const read = typeOfSchema(schema.root, schema.components, hints);
    if (typeof read === "string" || read[0] !== "object") return hints;
    if (withStatus) return { type: read, ...hints };
    const { status, ...members } = read[1];
    void status;
    const metadata = await this.#metadataType();
    return {
      type: ["object", { apiVersion: "string", kind: "string", ...members, metadata }],
      ...hints,
    };
  }

  async #schemaOf(
    apiVersion: string,
    kind: string,
  ): Promise<{ root: JsonObject; components: JsonObject } | undefined> {
    const [group = "", version = ""] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
    const custom = await this.#customSchema(group, version, kind);
    if (custom) return custom.schema && { root: custom.schema, components: {} };
    const components = await this.#components(apiVersion);
    const root = Object.values(components)
      .map(objectOf)
      .find((schema) =>
        arrayOf(schema["x-kubernetes-group-version-kind"])
          .map(objectOf)
          .some((each) => each["group"] === group && each["version"] === version && each["kind"] === kind),
      );
    if (root) return { root, components };
    throw new ProviderError(
      "failed to determine resource type ID",
      `cannot get resource type from OpenAPI (${apiVersion}, Kind=${kind})`,
    );
  }

  async #customSchema(
    group: string,
    version: string,
    kind: string,
  ): Promise<{ schema: JsonObject | undefined } | undefined> {
    const list = await this.api.find(DEFINITIONS);
    for (const definition of arrayOf(list?.["items"])) {
      const spec = objectOf(objectOf(definition)["spec"]);
      if (spec["group"] !== group || jsonAt(spec, "names", "kind") !== kind) continue;
      const served = arrayOf(spec["versions"])
        .map(objectOf)
        .find((each) => each["name"] === version);
      if (!served) continue;
      const schema: Json | undefined = jsonAt(served, "schema", "openAPIV3Schema");
      return { schema: isJsonObject(schema) ? schema : undefined };
    }
    return undefined;
  }

  async #metadataType(): Promise<AttributeType> {
    const components = await this.#components("v1");
    return typeOfSchema(
      objectOf(components[OBJECT_META]),
      components,
      { intOrString: new Set(), open: new Set() },
      "metadata",
    );
  }

  async #components(apiVersion: string): Promise<JsonObject> {
    const path = `/openapi/v3${groupPath(apiVersion)}`;
    const asked = this.#documents.get(path) ?? this.api.get(path);
    this.#documents.set(path, asked);
    asked.catch(() => this.#documents.delete(path));
    return objectOf(jsonAt(await asked, "components", "schemas"));
  }
}

/** The apiVersion and kind of an object. */
export function kindOf(object: JsonObject): { apiVersion: string; kind: string } {
  return { apiVersion: textOf(object["apiVersion"]), kind: textOf(object["kind"]) };
}
