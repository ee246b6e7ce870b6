/** The kinds of cloud, as the contracts list them. */
import { readFileSync } from "node:fs";

const FILE = new URL("../../constructs/contracts/cloud-kind.ts", import.meta.url);

const [, list] = /CLOUD_KINDS = \[(.*?)\]/su.exec(readFileSync(FILE, "utf8")) ?? [];
if (list === undefined) throw new Error(`${FILE.pathname} lists no CLOUD_KINDS`);

export const KINDS = new Set([...list.matchAll(/"([^"]+)"/gu)].map(([, kind]) => kind));

/** A word of other lists too, such as that of places for a state: only a type tells what it means. */
export const AMBIGUOUS = "local";
