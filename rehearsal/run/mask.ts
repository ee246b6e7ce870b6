import { isJsonArray, isJsonObject, Json } from "./json";

/** What stands where a secret was. */
export const MASKED = "(secret)";

/** How names end under which clouds and Kubernetes keep secrets, without case and punctuation. */
const SECRET_NAME =
  /(password|passwd|secretkey|secretaccesskey|privatekey|apikey|clientkey|clientkeydata|token|credential|kubeconfig|kubeconfigintranet)s?$/;

const isSecretName = (name: string): boolean =>
  SECRET_NAME.test(name.replace(/[^a-z0-9]/gi, "").toLowerCase());

/** Text that is a secret whatever its name: keys, and kubeconfigs that hold one. */
const SECRET_TEXT = /-----BEGIN [A-Z ]*PRIVATE KEY-----|client-key-data:|^\s*(token|password):\s*\S/m;

/** The same value with everything secret replaced. `isSecret` knows further names, such as those a schema calls sensitive. */
export function masked(value: Json, isSecret: (name: string) => boolean = () => false): Json {
  if (typeof value === "string") return SECRET_TEXT.test(value) ? MASKED : value;
  if (isJsonArray(value)) return value.map((entry) => masked(entry, isSecret));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const secret = isSecret(name) || isSecretName(name);
      return [name, secret && holdsText(entry) ? MASKED : masked(entry, isSecret)];
    }),
  );
}

/** A Kubernetes object with the data of a secret replaced, key by key. */
export function maskedObject(kind: string, value: Json): Json {
  if (kind !== "Secret" || !isJsonObject(value)) return masked(value);
  const hidden = (data: Json | undefined): Json =>
    isJsonObject(data) ? Object.fromEntries(Object.keys(data).map((key) => [key, MASKED])) : null;
  const { data, stringData, ...rest } = value;
  return {
    ...rest,
    ...(data === undefined ? {} : { data: hidden(data) }),
    ...(stringData === undefined ? {} : { stringData: hidden(stringData) }),
  };
}

/** Whether it is text to hide: a flag or an absent value tells nothing, and an object is looked into. */
function holdsText(value: Json): boolean {
  if (typeof value === "string") return value !== "";
  return isJsonArray(value) && value.some(holdsText);
}
