import { JsonObject } from "../../../cluster/kubernetes-api";
import { rememberType } from "../../../plugin/dynamic-type";
import { DataSourceType, Diagnostic, ReadResponse } from "../../../plugin/provider";
import { ObjectValue, Value } from "../../../plugin/value";
import { ApiClient, ApiError } from "../api-client";
import { Connection } from "../connection";
import { arrayOf, objectOf } from "../conversion/json";
import { findMapping, mappedPath, ResourceMapping } from "../discovery";
import { onlyBlock } from "../kinds/object";
import { ObjectTypes } from "../manifest/object-type";
import { deepUnknown, unknownToNull } from "../manifest/morph";
import { fromJson } from "../manifest/payload";
import { diagnosticOf, ProviderError } from "../provider-error";

/** What both data sources for objects of any kind do. */
abstract class AnyKindDataSource implements DataSourceType {
  public constructor(private readonly connection: () => Connection) {}

  public validate(): Promise<readonly Diagnostic[]> {
    return Promise.resolve([]);
  }

  public async read(config: ObjectValue): Promise<ReadResponse> {
    try {
      const api = this.connection().api();
      const mapping = await mappingOf(api, textIn(config["api_version"]), textIn(config["kind"]));
      return { state: await this.find(api, mapping, config) };
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return { state: null };
      return { state: null, diagnostics: [diagnosticOf(error instanceof ApiError ? failure(error) : error)] };
    }
  }

  protected abstract find(
    api: ApiClient,
    mapping: ResourceMapping,
    config: ObjectValue,
  ): Promise<ObjectValue>;
}

/** `kubernetes_resource`: one object of any kind, with its status. */
export class AnyObjectDataSource extends AnyKindDataSource {
  protected async find(api: ApiClient, mapping: ResourceMapping, config: ObjectValue): Promise<ObjectValue> {
    const { name, namespace } = onlyBlock(config, "metadata");
    const path = mappedPath(mapping, textIn(namespace) || "default", textIn(name));
    const value = await valueReader(api, mapping);
    return { ...config, object: value(await api.get(path)) };
  }
}

/** `kubernetes_resources`: the objects of a kind that selectors choose. */
export class AnyObjectsDataSource extends AnyKindDataSource {
  protected async find(api: ApiClient, mapping: ResourceMapping, config: ObjectValue): Promise<ObjectValue> {
    const { namespace, limit, label_selector: labels, field_selector: fields } = config;
    const query = {
      ...(textIn(labels) === "" ? {} : { labelSelector: textIn(labels) }),
      ...(textIn(fields) === "" ? {} : { fieldSelector: textIn(fields) }),
      ...(typeof limit === "number" && limit > 0 ? { limit: String(limit) } : {}),
    };
    const path = mappedPath(mapping, textIn(namespace) || "default", "");
    const value = await valueReader(api, mapping);
    const list = await api.request({ method: "GET", path, query });
    // Items of a list do not say what they are; the client puts it back.
    const { apiVersion, kind } = mapping;
    return {
      ...config,
      objects: arrayOf(list["items"]).map((item) => value({ apiVersion, kind, ...objectOf(item) })),
    };
  }
}

async function mappingOf(api: ApiClient, apiVersion: string, kind: string): Promise<ResourceMapping> {
  const mapping = await findMapping(api, apiVersion, kind);
  if (mapping) return mapping;
  throw new ProviderError(
    "Failed to determine resource GroupVersion",
    `no matches for kind "${kind}" in version "${apiVersion}"`,
  );
}

async function valueReader(api: ApiClient, mapping: ResourceMapping): Promise<(object: JsonObject) => Value> {
  const { type } = await new ObjectTypes(api).of(mapping.apiVersion, mapping.kind, true);
  return (object) => {
    if (type === undefined) return fromJson(object, "dynamic");
    const value = unknownToNull(deepUnknown(type, fromJson(object, type)));
    rememberType(value, type);
    return value;
  };
}

function failure(error: ApiError): ProviderError {
  return new ProviderError("Failed to get data source", error.message);
}

function textIn(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}
