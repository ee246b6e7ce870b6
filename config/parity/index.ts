import { CATALOGS } from "../../catalog";
import { ParityAnswer, refused, same } from "../../catalog/parity";
import { CLOUD_KINDS, CloudKind } from "../../constructs/contracts/cloud-kind";
import { CLOUD_KEYS } from "../rules/keys-per-cloud";
import { EVERYWHERE } from "./everywhere";
import { environmentFields } from "./fields";

/** One field of the environment file, and what every cloud makes of it. */
export interface ParityRow {
  readonly field: string;

  /** Absent where nobody has said what becomes of the field there. */
  readonly cells: ReadonlyMap<CloudKind, ParityAnswer | undefined>;
}

/** Every field of an environment file with what every cloud makes of it. */
export function parityRows(): readonly ParityRow[] {
  return environmentFields().map((field) => ({
    field,
    cells: new Map(CLOUD_KINDS.map((kind) => [kind, cellOf(kind, field)])),
  }));
}

/** Answers for fields that environment files do not have. */
export function answersWithoutField(): readonly string[] {
  const fields = new Set(environmentFields());
  const answered = [EVERYWHERE, ...CLOUD_KINDS.map((kind) => CATALOGS[kind].parity ?? {})].flatMap(
    Object.keys,
  );
  return [...new Set(answered)].filter((field) => !fields.has(field));
}

function cellOf(kind: CloudKind, field: string): ParityAnswer | undefined {
  const why = refusal(kind, field);
  if (why !== undefined) return refused(why);
  const everywhere = EVERYWHERE[field];
  return CATALOGS[kind].parity?.[field] ?? (everywhere === undefined ? undefined : same(everywhere));
}

/** Why a cloud refuses a field, or all of what it is part of. */
function refusal(kind: CloudKind, field: string): string | undefined {
  const [, why] =
    Object.entries(CLOUD_KEYS[kind].refused).find(
      ([pattern]) => field === pattern || field.startsWith(`${pattern}.`),
    ) ?? [];
  return why;
}
