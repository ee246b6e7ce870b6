import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { jsonAt, textOf } from "../rehearsal/providers/kubernetes/conversion/json";
import { RenderedObject } from "./render";
import { FIRST_LINE, yamlDocument } from "./yaml-documents";

const ENDING = ".yaml";

/**
 * Writes each object to a file of its own, named so that files in alphabetical order are objects in order of application.
 * What an earlier run has written and is not an object any more is removed; other files stay.
 *
 * @returns names of the files.
 * @throws SystemError when the folder cannot be written.
 */
export function writeObjectFiles(folder: string, objects: readonly RenderedObject[]): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const digits = String(objects.length).length;
  const files = objects.map((each, index) => ({
    name: `${String(index + 1).padStart(digits, "0")}-${nameOf(each)}${ENDING}`,
    text: `${FIRST_LINE}\n${yamlDocument(each)}`,
  }));
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  const written = new Set(files.map(({ name }) => name));
  for (const name of readdirSync(folder)) {
    if (name.endsWith(ENDING) && !written.has(name) && isOurs(join(folder, name)))
      unlinkSync(join(folder, name));
  }
  return [...written];
}

function nameOf({ object }: RenderedObject): string {
  const parts = [object["kind"], jsonAt(object, "metadata", "namespace"), jsonAt(object, "metadata", "name")];
  return parts
    .map(textOf)
    .filter((part) => part !== "")
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, "-");
}

function isOurs(file: string): boolean {
  if (!existsSync(file)) return false;
  const begin = Buffer.alloc(FIRST_LINE.length);
  const descriptor = openSync(file, "r");
  try {
    readSync(descriptor, begin, 0, begin.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return begin.toString() === FIRST_LINE;
}
