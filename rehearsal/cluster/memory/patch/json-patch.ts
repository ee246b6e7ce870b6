import { applyPatch, type Operation } from "fast-json-patch";
import { z } from "zod";
import { ApiError, badRequest } from "../api/status";
import { Json } from "../../kubernetes-api";
import { Fields, copy, copyFields, isFields } from "../json/tree";

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
    const { newDocument } = applyPatch(copyFields(object), parsed.data, true);
    return isFields(newDocument) ? newDocument : object;
  } catch (error) {
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new ApiError(
      422,
      "Invalid",
      `the server rejected our request due to an error in our request: ${why}`,
    );
  }
}
