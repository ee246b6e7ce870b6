// Whether node_modules is what package-lock.json says.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const STAMP = join("node_modules", ".sdstack-platform");
const thisPlatform = () => `${process.platform}-${process.arch}`;

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return undefined; // missing, or cut off by an install that was killed
  }
}

function difference(name, wanted, found) {
  if (wanted === undefined) return `${name} is installed and not in package-lock.json`;
  if (wanted.version !== found.version) return `${name} is ${found.version}, not ${wanted.version}`;
  if (wanted.integrity !== found.integrity) return `${name} is another build of ${wanted.version}`;
  return undefined;
}

/**
 * Why node_modules has to be installed anew, or undefined when it is as package-lock.json says. npm writes
 * node_modules/.package-lock.json last, so an install that was killed is found too.
 */
export function staleReason(root) {
  if (!existsSync(join(root, "node_modules"))) return "node_modules is missing";
  const found = packagesOf(join(root, "node_modules", ".package-lock.json"));
  if (found === undefined) return "node_modules is incomplete";
  const wanted = packagesOf(join(root, "package-lock.json")) ?? {};
  for (const [name, entry] of Object.entries(wanted)) {
    if (name !== "" && !entry.optional && found[name] === undefined) return `${name} is missing`;
  }
  for (const [name, entry] of Object.entries(found)) {
    const problem = difference(name, wanted[name], entry);
    if (problem !== undefined) return problem;
    if (!entry.link && !existsSync(join(root, name, "package.json"))) return `${name} is empty`;
  }
  const stamp = join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") !== thisPlatform()) {
    return `node_modules was installed on ${readFileSync(stamp, "utf8")}`;
  }
  return undefined;
}

/** Remembers the platform that node_modules was installed for: optional packages differ by it. */
export function rememberPlatform(root) {
  writeFileSync(join(root, STAMP), thisPlatform());
}
