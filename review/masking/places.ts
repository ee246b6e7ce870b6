import { isSecretName, lastPart, onlyTells } from "./secret-names";

/**
 * What the names around a value say of it: `secret` when it stands under the name of a secret; `all` when everything in
 * it is secret, at any depth.
 */
export type Place = "ordinary" | "secret" | "all";

export const ORDINARY: Place = "ordinary";

/** Place of what stands under a name within something at a place. */
export function childPlace(name: string, place: Place): Place {
  if (place === "all") return "all";
  if (isSecretName(name)) return "secret";
  return place === "secret" && !onlyTells(name) ? "secret" : ORDINARY;
}

/** Whether the item of a list comes after the option it belongs to, as in `["--password", "…"]`. */
export function givenAsFlag(before: unknown): boolean {
  return typeof before === "string" && /^--?\w[\w-]{0,80}$/.test(before) && isSecretName(before);
}

/** Places of the members of an object, by name. */
export type Places = Readonly<Record<string, Place>>;

const SECRET_DATA: Places = { data: "all", stringData: "all", binaryData: "all" };
const PAIR_VALUE: Places = { value: "secret" };

/**
 * Places that the neighbours of a value tell of: the data of a Kubernetes Secret, and the value beside the name of a
 * secret, as in lists of environment variables.
 *
 * @param textOf - the text that stands beside, under a name.
 */
export function placesByPairs(textOf: (name: string) => string | undefined): Places | undefined {
  if (textOf("kind") === "Secret") return SECRET_DATA;
  const name = textOf("name") ?? textOf("key");
  return name !== undefined && isSecretName(lastPart(name)) ? PAIR_VALUE : undefined;
}

const OF_SECRETS: Places = {
  data: "all",
  binary_data: "all",
  data_wo: "all",
  binary_data_wo: "all",
  secret_string: "all",
  secret_binary: "all",
};

/** Attributes of a type of resource that hold secrets under harmless names. */
export function secretAttributes(type: string): Places | undefined {
  return /(^|_)secret(_version)?(_v\d+)?(_data)?$/.test(type) ? OF_SECRETS : undefined;
}
