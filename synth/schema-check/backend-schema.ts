import { AttributeSchema, BlockSchema, ResourceFacts } from "./schema";

const text: AttributeSchema = { type: "string", optional: true };
const requiredText: AttributeSchema = { type: "string", required: true };
const secret: AttributeSchema = { type: "string", optional: true, sensitive: true };
const flag: AttributeSchema = { type: "bool", optional: true };
const texts: AttributeSchema = { type: ["set", "string"], optional: true };

/**
 * The backends that keep our state: what Terraform 1.9 and OpenTofu 1.8 both accept, without what is deprecated.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend
 */
export const BACKEND_SCHEMAS: Readonly<Record<string, BlockSchema>> = {
  cos: {
    attributes: {
      region: requiredText,
      bucket: requiredText,
      prefix: text,
      key: text,
      encrypt: flag,
      acl: text,
      accelerate: flag,
      secret_id: secret,
      secret_key: secret,
      security_token: secret,
    },
    block_types: {
      assume_role: {
        nesting_mode: "set",
        max_items: 1,
        block: {
          attributes: {
            role_arn: requiredText,
            session_name: requiredText,
            session_duration: { type: "number", required: true },
            policy: text,
          },
        },
      },
    },
  },
  s3: {
    attributes: {
      bucket: requiredText,
      key: requiredText,
      region: text,
      encrypt: flag,
      acl: text,
      kms_key_id: text,
      dynamodb_table: text,
      use_lockfile: flag,
      use_path_style: flag,
      workspace_key_prefix: text,
      access_key: secret,
      secret_key: secret,
      token: secret,
      profile: text,
      shared_config_files: texts,
      shared_credentials_files: texts,
      custom_ca_bundle: text,
      insecure: flag,
      max_retries: { type: "number", optional: true },
      retry_mode: text,
      skip_credentials_validation: flag,
      skip_metadata_api_check: flag,
      skip_region_validation: flag,
      skip_requesting_account_id: flag,
      skip_s3_checksum: flag,
      endpoints: {
        optional: true,
        nested_type: {
          nesting_mode: "single",
          attributes: { s3: text, iam: text, sts: text, dynamodb: text },
        },
      },
      assume_role: {
        optional: true,
        nested_type: {
          nesting_mode: "single",
          attributes: {
            role_arn: requiredText,
            duration: text,
            external_id: text,
            policy: text,
            policy_arns: texts,
            session_name: text,
            tags: { type: ["map", "string"], optional: true },
            transitive_tag_keys: texts,
          },
        },
      },
    },
  },
  oss: {
    attributes: {
      bucket: requiredText,
      prefix: text,
      key: text,
      region: text,
      endpoint: text,
      encrypt: flag,
      acl: text,
      tablestore_endpoint: text,
      tablestore_table: text,
      access_key: secret,
      secret_key: secret,
      security_token: secret,
      profile: text,
      shared_credentials_file: text,
      ecs_role_name: text,
      sts_endpoint: text,
      assume_role_role_arn: text,
      assume_role_session_name: text,
      assume_role_session_expiration: { type: "number", optional: true },
      assume_role_policy: text,
    },
  },
  pg: {
    attributes: {
      conn_str: secret,
      schema_name: text,
      skip_schema_creation: flag,
      skip_table_creation: flag,
      skip_index_creation: flag,
    },
  },
  local: { attributes: { path: text, workspace_dir: text } },
};

/** Values that the backends check in code. */
export const BACKEND_FACTS: Readonly<Record<string, ResourceFacts>> = {
  cos: {
    acl: { enum: ["private", "public-read"] },
    "assume_role.session_duration": { range: [0, 43200] },
  },
  // One without the other would be state without a lock.
  oss: {
    acl: { enum: ["private", "public-read", "public-read-write"] },
    tablestore_endpoint: { requiredWith: ["tablestore_table"] },
    tablestore_table: { requiredWith: ["tablestore_endpoint"] },
  },
  s3: { retry_mode: { enum: ["standard", "adaptive"] } },
};
