import { tellsWhich } from "./secret-names";

const HOST = /(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,10}(?:[a-z]{2,24}|\d{1,3})/;
const PUBLIC_TEXTS = [
  new RegExp(`^(?:https?://)?${HOST.source}(?::\\d{1,5})?/?$`),
  /^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/,
  // Ids as clouds give them, regions and zones.
  /^[a-z]{2,6}-[a-z0-9]{8}$/,
  /^[a-z]{2,3}(?:-[a-z]{1,12}){1,2}(?:-?\d)?[a-z]?$/,
];

/**
 * Whether something that stands within a secret object only says which thing is meant, or where it is, by its name and by its
 * looks: the host beside a password. It stands in the clear in many other places, and is no secret there.
 */
export function isAddressOrId(name: string, value: unknown): boolean {
  if (typeof value !== "string" || value.length > 200 || !tellsWhich(name)) return false;
  return PUBLIC_TEXTS.some((shape) => shape.test(value));
}
