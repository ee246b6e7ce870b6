import { isList, isObject, textIn } from "./json";
import { childPlace, givenAsFlag, ORDINARY, Place, placesByPairs } from "./places";
import { SecretLeaf } from "./secret-shapes";

const MAX_DEPTH = 200;

/**
 * Secrets within a text that is JSON; undefined for other texts, and for those in which they cannot be found again because
 * they are written in an unusual way.
 */
export function jsonLeaves(text: string): readonly SecretLeaf[] | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const secrets = new Set<string | number>();
  if (!collect(parsed, ORDINARY, secrets, 0)) return undefined;
  const found: SecretLeaf[] = [];
  for (const secret of secrets) {
    const places = placesOf(text, secret);
    if (places.length === 0) return undefined;
    found.push(...places);
  }
  return found;
}

/** Notes secrets; false when it is nested too deep. */
function collect(value: unknown, place: Place, secrets: Set<string | number>, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  if (typeof value === "string" || typeof value === "number") {
    if (place !== ORDINARY && value !== "") secrets.add(value);
    return true;
  }
  if (isList(value)) {
    return value.every((item, at) =>
      collect(item, givenAsFlag(value[at - 1]) ? "secret" : place, secrets, depth + 1),
    );
  }
  if (!isObject(value)) return true;
  const special = placesByPairs((name) => textIn(value, name));
  return Object.entries(value).every(([name, item]) => {
    const there = special !== undefined && Object.hasOwn(special, name) ? special[name] : undefined;
    return collect(item, there ?? childPlace(name, place), secrets, depth + 1);
  });
}

/** Every place where the value is written, also where it stands under a harmless name. */
function placesOf(text: string, secret: string | number): readonly SecretLeaf[] {
  const written = JSON.stringify(secret);
  const found: SecretLeaf[] = [];
  const inner = typeof secret === "string" ? 1 : 0;
  for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + written.length)) {
    if (inner === 0 && /[\w.+-]/.test(`${text.charAt(at - 1)}${text.charAt(at + written.length)}`)) continue;
    const [start, end] = [at + inner, at + written.length - inner];
    found.push({ start, end, value: String(secret), certain: true });
  }
  return found;
}
