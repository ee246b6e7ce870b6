// The first thing every script checks. Written for old versions of Node too: they must be able to read it.
export const OLDEST_NODE = "20.9.0";

/** What is wrong with a version of Node, or undefined. */
export function nodeProblem(version) {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE.split(".").map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `Node ${OLDEST_NODE} or newer is needed, this is ${version}: install it from https://nodejs.org`;
}

const problem = nodeProblem(process.version);
if (problem !== undefined) {
  process.stderr.write(`sdstack: ${problem}\n`);
  process.exit(1);
}
