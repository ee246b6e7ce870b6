import { applyPatch, getValueByPointer, type Operation } from "fast-json-patch";
import { z } from "zod";
import { ApiError, badRequest } from "../api/status";
import { Json } from "../../kubernetes-api";
import { Fields, Tree, copy, copyFields, isFields } from "../json/tree";

const path = z.string();
const operations: z.ZodType<Operation[]> = z.array(
  z.discriminatedUnion("op", [
    z.object({ op: z.literal("add"), path, value: z.unknown() }),
    z.object({ op: z.literal("replace"), path, value: z.unknown() }),
    z.object({ op: z.literal("test"), path, value: z.unknown() }),
    z.object({ op: z.literal("remove"), path }),
    z.object({ op: z.literal("move"), path, from: path }),
    z.object({ op: z.literal("copy"), path, from: path }),
  ]),
);

/** Applies a JSON patch. @throws ApiError when the patch cannot be read or does not fit the object. @see https://www.rfc-editor.org/rfc/rfc6902 */
export function jsonPatch(object: Fields, patch: Json | undefined): Fields {
  const parsed = operations.safeParse(patch === undefined ? [] : copy(patch));
  if (!parsed.success) throw badRequest(`error decoding patch: ${parsed.error.issues[0]?.message ?? ""}`);
  try {
    return parsed.data.reduce((document: Fields, operation) => {
      const { newDocument } = applyPatch(document, [asTheServer(document, operation)], true);
      return isFields(newDocument) ? newDocument : document;
    }, copyFields(object));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new ApiError(
      422,
      "Invalid",
      `the server rejected our request due to an error in our request: ${why}`,
    );
  }
}

/** The API server's library lets a replacement put a field where there was none. */
function asTheServer(document: Fields, operation: Operation): Operation {
  if (operation.op !== "replace") return operation;
  const end = operation.path.lastIndexOf("/");
  const around: Tree | undefined = getValueByPointer(document, operation.path.slice(0, end));
  const name = operation.path
    .slice(end + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
  return isFields(around) && !(name in around) ? { ...operation, op: "add" } : operation;
}
