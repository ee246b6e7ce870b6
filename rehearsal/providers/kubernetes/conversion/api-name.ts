/** Parts of a snake_case name that the API writes in capitals when they do not come first. */
const INITIALISMS: ReadonlyMap<string, string> = new Map([
  ["api", "API"],
  ["cpu", "CPU"],
  ["id", "ID"],
  ["ip", "IP"],
  ["ipc", "IPC"],
  ["ips", "IPs"],
  ["pid", "PID"],
  ["tls", "TLS"],
  ["uri", "URI"],
  ["url", "URL"],
  ["urls", "URLs"],
  ["uuid", "UUID"],
]);

/** The name that the API gives to an attribute or to a block that appears once. */
export function apiName(attribute: string): string {
  const [first = "", ...others] = attribute.split("_");
  return first + others.map((part) => INITIALISMS.get(part) ?? capitalized(part)).join("");
}

/** The name that the API gives to a block that may be repeated. */
export function pluralApiName(block: string): string {
  const name = apiName(block);
  if (name.endsWith("s")) return name;
  return name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`;
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
