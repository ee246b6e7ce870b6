import { isIP } from "node:net";
import { portNameProblems, portProblems } from "../../../cluster/memory/validation/names";
import { either, number, oneOf, Rule, text } from "./rule";

/** An address. */
export const IP: Rule = text((value, key) =>
  isIP(value) === 0 ? [`expected ${key} to contain a valid IP, got: ${value}`] : [],
);

/** An address or `None`. */
export const NONE_OR_IP: Rule = either(oneOf("None"), IP);

/** A range of addresses. */
export const CIDR: Rule = text((value, key) =>
  isRange(value)
    ? []
    : [`expected "${key}" to be a valid CIDR Value, got ${value}: invalid CIDR address: ${value}`],
);

/** A port. */
export const PORT: Rule = number((value, key) =>
  portProblems(value).length === 0 ? [] : [`expected "${key}" to be a valid port number, got: ${value}`],
);

/** A port, or 0. */
export const PORT_OR_ZERO: Rule = number((value, key) =>
  value === 0 || portProblems(value).length === 0
    ? []
    : [`expected "${key}" to be a valid port number or 0, got: ${value}`],
);

/** A port, or its name, in the API's words. */
export const PORT_OR_NAME: Rule = (value, key) => {
  if (typeof value === "number") return portProblems(value).map((problem) => `${key} ${problem}`);
  if (typeof value !== "string") return [];
  const problems = /^[+-]?\d+$/.test(value) ? portProblems(Number(value)) : portNameProblems(value);
  return problems.map((problem) => `${key} ${problem}`);
};

/** Where a webhook is called. */
export const WEBHOOK_URL: Rule = text((value) => {
  if (/%(?![0-9a-fA-F]{2})/.test(value)) {
    const escape = value.slice(value.indexOf("%")).slice(0, 3);
    return [`parse "${value}": invalid URL escape "${escape}"`];
  }
  if (value.startsWith(":")) return [`parse "${value}": missing protocol scheme`];
  const [, scheme, host = "", rest = ""] =
    /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?(.*)$/i.exec(value) ?? [];
  const [user, ...server] = host.split("@");
  return [
    ...(scheme?.toLowerCase() === "https" ? [] : ["url: scheme must be https"]),
    ...((server.length > 0 ? server.join("@") : user) === "" ? ["url: host must be provided"] : []),
    ...(server.length > 0 ? ["url: user info is not permitted"] : []),
    ...(/[?#]./.test(rest) ? ["url: fragments and query parameters are not permitted"] : []),
  ];
});

function isRange(value: string): boolean {
  const [address = "", bits = "", ...more] = value.split("/");
  const family = isIP(address);
  return more.length === 0 && family !== 0 && /^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}
