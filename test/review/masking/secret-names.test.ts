import { isSecretName } from "../../../review/masking/secret-names";

describe("names of secrets", () => {
  it.each([
    ...["password", "DB_PASSWORD", "adminPasswd", "secret", "secret_key", "secretId", "AccessKeyId", "token"],
    ...[
      "auth_token",
      "private_key_pem",
      "kube_config",
      "kube_config_intranet",
      "kubeconfig_raw",
      "client_key",
    ],
    ...["client-key-data", "client_certificate_data", "user_data", "user_data_base64", "connection_string"],
    ...["clientSecret", ".dockerconfigjson", "apiKey", "password_wo", "credentials", "set_sensitive"],
  ])("counts %s", (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    ...["secret_name", "secretRef", "secret_key_ref", "token_ttl", "password_policy", "private_key_path"],
    ...[
      "image_pull_secrets",
      "kube_config_path",
      "token_url",
      "kms_key_id",
      "key",
      "name",
      "password_wo_version",
    ],
    ...["accessTokenExpiration", "tokenizer", "secretsmanager_arn", "data", "max_tokens_count", "keypair"],
  ])("does not count %s", (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});
