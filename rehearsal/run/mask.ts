import { isJsonArray, isJsonObject, Json, JsonObject } from "./json";

/** What stands where a secret was. */
export const MASKED = "(secret)";

/** How names end under which clouds and Kubernetes keep secrets, without case and punctuation. */
const SECRET_NAME =
  /(password|passwd|secretkey|secretaccesskey|privatekey|apikey|clientkey|clientkeydata|token|credential|kubeconfig|kubeconfigintranet)s?$/;

/** How names of settings end, such as variables of a container, whose values are secrets as well. */
const SECRET_SETTING = /(secret|passphrase|pwd|accesskey|auth|connectionstring)s?$/;

const plain = (name: string): string => name.replace(/[^a-z0-9]/gi, "").toLowerCase();
const isSecretName = (name: string): boolean => SECRET_NAME.test(plain(name));

/** Text that is a secret whatever its name: keys, and kubeconfigs and manifests that hold one. */
const SECRET_TEXT =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|client-key-data:|^\s*(token|password):\s*\S|^\s*kind:\s*["']?Secret["']?\s*$|"kind":\s*"Secret"/m;

/** The same value with everything secret replaced. `isSecret` knows further names, such as those a schema calls sensitive. */
export function masked(value: Json, isSecret: (name: string) => boolean = () => false): Json {
  if (typeof value === "string") return SECRET_TEXT.test(value) ? MASKED : value;
  if (isJsonArray(value)) return value.map((entry) => masked(entry, isSecret));
  if (!isJsonObject(value)) return value;
  const ofSetting = isSecretSetting(value);
  const ofSecret = value["kind"] === "Secret";
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      if (ofSecret && isSecretData(name)) return [name, hidden(entry)];
      const secret = isSecret(name) || isSecretName(name) || (ofSetting && name === "value");
      return [name, secret ? hidden(entry) : masked(entry, isSecret)];
    }),
  );
}

/** A Kubernetes object with everything secret replaced; `kind` is its own, which a list does not repeat. */
export function maskedObject(kind: string, value: Json): Json {
  if (kind !== "Secret" || !isJsonObject(value)) return masked(value);
  const { data, stringData, ...rest } = value;
  return {
    ...objectOf(masked(rest)),
    ...(data === undefined ? {} : { data: hidden(data) }),
    ...(stringData === undefined ? {} : { stringData: hidden(stringData) }),
  };
}

const isSecretData = (name: string): boolean => name === "data" || name === "stringData";

/** Whether an object is a setting with a name and a value, and the name is that of a secret. */
function isSecretSetting({ name, key }: JsonObject): boolean {
  return [name, key].some(
    (text) => typeof text === "string" && (isSecretName(text) || SECRET_SETTING.test(plain(text))),
  );
}

/** The same shape with every leaf replaced, but flags and what is absent or empty: they tell nothing. */
function hidden(value: Json): Json {
  if (isJsonArray(value)) return value.map(hidden);
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, hidden(entry)]));
  }
  return isSet(value) ? MASKED : value;
}

const isSet = (value: Json): boolean => value !== null && value !== "" && typeof value !== "boolean";

const objectOf = (value: Json): JsonObject => (isJsonObject(value) ? value : {});
