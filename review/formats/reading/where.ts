import { Origin } from "../../model";
import { between, code, Words } from "../text";

/** Where something comes from: its stack, its construct, and the line of the environment file behind it. */
export function whereWords({ stack, constructPath, source }: Partial<Origin>): Words {
  const parts: Words[] = [];
  if (stack !== undefined) parts.push(["stack ", code(stack)]);
  if (constructPath !== undefined) parts.push(["construct ", code(constructPath)]);
  if (source !== undefined) {
    parts.push([code(`${source.file}:${String(source.line)}`), " ", code(source.field)]);
  }
  return between(parts, ", ");
}
