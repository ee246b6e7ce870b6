/**
 * Messages of protocol 6 as far as they are used: field name to `number type`, where `[]` marks lists and `{}`
 * maps with string keys. Names are ours, only numbers and types go over the wire.
 *
 * @see tfplugin6.proto in the Go module github.com/hashicorp/terraform-plugin-go
 */
export const MESSAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DynamicValue: { msgpack: "1 bytes", json: "2 bytes" },
  Step: { attribute_name: "1 string", element_key_string: "2 string", element_key_int: "3 int64" },
  AttributePath: { steps: "1 Step[]" },
  Diagnostic: { severity: "1 int32", summary: "2 string", detail: "3 string", attribute: "4 AttributePath" },
  RawState: { json: "1 bytes" },
  Attribute: {
    name: "1 string",
    type: "2 bytes",
    description: "3 string",
    required: "4 bool",
    optional: "5 bool",
    computed: "6 bool",
    sensitive: "7 bool",
    deprecated: "9 bool",
    nested_type: "10 Object",
    write_only: "11 bool",
  },
  Object: { attributes: "1 Attribute[]", nesting: "3 int32" },
  NestedBlock: {
    type_name: "1 string",
    block: "2 Block",
    nesting: "3 int32",
    min_items: "4 int64",
    max_items: "5 int64",
  },
  Block: {
    version: "1 int64",
    attributes: "2 Attribute[]",
    block_types: "3 NestedBlock[]",
    description: "4 string",
    deprecated: "6 bool",
  },
  Schema: { version: "1 int64", block: "2 Block" },
  ServerCapabilities: {
    plan_destroy: "1 bool",
    get_provider_schema_optional: "2 bool",
    move_resource_state: "3 bool",
  },
  Empty: {},
  SchemaResponse: {
    provider: "1 Schema",
    resource_schemas: "2 Schema{}",
    data_source_schemas: "3 Schema{}",
    diagnostics: "4 Diagnostic[]",
    server_capabilities: "6 ServerCapabilities",
  },
  ValidateProviderRequest: { config: "1 DynamicValue" },
  ValidateProviderResponse: { diagnostics: "2 Diagnostic[]" },
  ConfigureRequest: { terraform_version: "1 string", config: "2 DynamicValue" },
  DiagnosticsResponse: { diagnostics: "1 Diagnostic[]" },
  ValidateTypeRequest: { type_name: "1 string", config: "2 DynamicValue" },
  UpgradeRequest: { type_name: "1 string", version: "2 int64", raw_state: "3 RawState" },
  UpgradeResponse: { upgraded_state: "1 DynamicValue", diagnostics: "2 Diagnostic[]" },
  ReadRequest: { type_name: "1 string", current_state: "2 DynamicValue", private: "3 bytes" },
  ReadResponse: { new_state: "1 DynamicValue", diagnostics: "2 Diagnostic[]", private: "3 bytes" },
  PlanRequest: {
    type_name: "1 string",
    prior_state: "2 DynamicValue",
    proposed_new_state: "3 DynamicValue",
    config: "4 DynamicValue",
    prior_private: "5 bytes",
  },
  PlanResponse: {
    planned_state: "1 DynamicValue",
    requires_replace: "2 AttributePath[]",
    planned_private: "3 bytes",
    diagnostics: "4 Diagnostic[]",
    legacy_type_system: "5 bool",
  },
  ApplyRequest: {
    type_name: "1 string",
    prior_state: "2 DynamicValue",
    planned_state: "3 DynamicValue",
    config: "4 DynamicValue",
    planned_private: "5 bytes",
  },
  ApplyResponse: {
    new_state: "1 DynamicValue",
    private: "2 bytes",
    diagnostics: "3 Diagnostic[]",
    legacy_type_system: "4 bool",
  },
  ImportRequest: { type_name: "1 string", id: "2 string" },
  ImportedResource: { type_name: "1 string", state: "2 DynamicValue", private: "3 bytes" },
  ImportResponse: { imported_resources: "1 ImportedResource[]", diagnostics: "2 Diagnostic[]" },
  ReadDataRequest: { type_name: "1 string", config: "2 DynamicValue" },
  ReadDataResponse: { state: "1 DynamicValue", diagnostics: "2 Diagnostic[]" },
  StopResponse: { Error: "1 string" },
};

/** Alternatives of which a message has one. */
export const ONE_OF: Readonly<Record<string, readonly string[]>> = {
  Step: ["attribute_name", "element_key_string", "element_key_int"],
};

/** Methods of the service: name to request and response message. */
export const METHODS = {
  GetProviderSchema: ["Empty", "SchemaResponse"],
  ValidateProviderConfig: ["ValidateProviderRequest", "ValidateProviderResponse"],
  ConfigureProvider: ["ConfigureRequest", "DiagnosticsResponse"],
  ValidateResourceConfig: ["ValidateTypeRequest", "DiagnosticsResponse"],
  ValidateDataResourceConfig: ["ValidateTypeRequest", "DiagnosticsResponse"],
  UpgradeResourceState: ["UpgradeRequest", "UpgradeResponse"],
  ReadResource: ["ReadRequest", "ReadResponse"],
  PlanResourceChange: ["PlanRequest", "PlanResponse"],
  ApplyResourceChange: ["ApplyRequest", "ApplyResponse"],
  ReadDataSource: ["ReadDataRequest", "ReadDataResponse"],
  ImportResourceState: ["ImportRequest", "ImportResponse"],
  StopProvider: ["Empty", "StopResponse"],
} as const;
