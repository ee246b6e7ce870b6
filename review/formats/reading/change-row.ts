import { AttributeChange, Change, Drift } from "../../model";
import { between, code, count, prose, Words } from "../text";
import { reasonWords } from "./reasons";
import { DetailLine, Mark, Row } from "./row";
import { changeWords, pathText, shownText } from "./values";

const MARKS: Readonly<Record<Change["action"], Mark>> = {
  create: "create",
  update: "update",
  replace: "replace",
  delete: "destroy",
  forget: "quiet",
  import: "create",
  move: "quiet",
  read: "quiet",
  deferred: "warn",
};

/** Attributes that a row names itself. */
const NAMED = 3;

/** Characters of the value of an attribute that a row names itself. */
const VALUE_LIMIT = 60;

/** A change as a row. */
export function changeRow(change: Change): Row {
  return {
    mark: MARKS[change.action],
    label: change.action === "delete" ? "destroy" : change.action,
    title: [code(change.address)],
    notes: () => notesOf(change),
    kin: kinOf(change),
    origin: change,
    details: () => linesOf(change.attributes),
    isBrief: NAMES_ATTRIBUTES.has(change.action) && isTold(change.attributes),
    likeness: () =>
      JSON.stringify([
        change.stack,
        change.action,
        change.reason,
        change.holds,
        change.createBeforeDestroy,
        change.importId,
        change.deposed === undefined,
        change.attributes.map(asPlanned),
      ]),
  };
}

const FATES: Readonly<Record<Drift["fate"], string>> = {
  undone: "the next apply undoes it",
  kept: "the next apply keeps it",
  unknown: "what the next apply does with it is not known",
};

/** What was changed outside, as a row. */
export function driftRow(drift: Drift): Row {
  const gone = drift.action === "delete";
  return {
    mark: drift.sort === "dangerous" ? "destroy" : drift.sort === "other" ? "warn" : "quiet",
    label: gone ? "gone" : "changed outside",
    title: [code(drift.address)],
    notes: () => [
      ...(drift.why === undefined ? [] : [prose(drift.why)]),
      [FATES[drift.fate]],
      ...(drift.explainsPlan ? [["this plan is what it is because of it"]] : []),
      ...named(drift.attributes),
    ],
    origin: drift,
    details: () => linesOf(drift.attributes),
    isBrief: isTold(drift.attributes),
    kin: kinOf(drift),
    likeness: () =>
      JSON.stringify([
        ...[drift.stack, drift.action, drift.sort, drift.why, drift.fate],
        drift.attributes.map(asPlanned),
      ]),
  };
}

/** An attribute without the meaning of its texts, which follows from them. */
function asPlanned({ path, before, after, forcesReplacement }: AttributeChange): unknown {
  return [path, before, after, forcesReplacement];
}

/** What is soon told of likeness: most changes that are not alike differ in it. */
function kinOf({ stack, action, attributes }: Change | Drift): string {
  const [first] = attributes;
  const value = first === undefined ? "" : `${pathText(first.path)} ${shownText(first.after).slice(0, 40)}`;
  return `${stack} ${action} ${String(attributes.length)} ${value}`;
}

/** Actions whose notes name the first attributes. */
const NAMES_ATTRIBUTES: ReadonlySet<Change["action"]> = new Set(["update", "import"]);

/** Whether a row's notes tell all there is to tell of some attributes. */
function isTold(attributes: readonly AttributeChange[]): boolean {
  const fits = (shown: AttributeChange["before"]) => shownText(shown).length <= VALUE_LIMIT;
  return (
    attributes.length <= NAMED &&
    attributes.every((each) => fits(each.before) && fits(each.after) && each.meaning === undefined)
  );
}

/** Every difference of some attributes: what forces a replacement first, what only an apply can tell last. */
export function linesOf(attributes: readonly AttributeChange[]): readonly DetailLine[] {
  const rank = ({ forcesReplacement, after }: AttributeChange) =>
    forcesReplacement ? 0 : after.kind === "unknown" ? 2 : 1;
  return [...attributes]
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((attribute): DetailLine[] => {
      const { path, label, before, after, forcesReplacement: forces, meaning } = attribute;
      const named = label === undefined ? {} : { label };
      if (meaning === undefined || meaning.length === 0) return [{ path, ...named, before, after, forces }];
      return meaning.map((part) => ({ ...part, forces, within: labelOf(attribute) }));
    });
}

function notesOf(change: Change): readonly Words[] {
  const forcing = change.attributes.filter((attribute) => attribute.forcesReplacement);
  const notes: Words[] = [];
  if (change.holds !== undefined) notes.push(prose(change.holds));
  if (forcing.length > 0) notes.push(forcedBy(forcing));
  else if (change.reason !== undefined) notes.push(reasonWords(change.reason));
  else if (change.action === "replace") notes.push(["for a reason that the plan does not tell"]);
  if (change.action === "replace") {
    const first = change.createBeforeDestroy === true;
    notes.push([first ? "the new one is made before the old one goes" : "the old one goes first"]);
  }
  if (change.action === "forget") notes.push(["it stays, and Terraform no longer manages it"]);
  if (change.deposed !== undefined) {
    notes.push(["an object that an earlier, failed replacement has left: ", code(change.deposed)]);
  }
  if (change.previousAddress !== undefined) notes.push(["until now ", code(change.previousAddress)]);
  if (change.importId !== undefined) {
    const { importId } = change;
    const id: Words = importId.kind === "text" ? [code(importId.text)] : ["an id that only the apply knows"];
    notes.push(["imported from ", ...id]);
  }
  if (change.action === "update" || change.action === "import") notes.push(...named(change.attributes));
  return notes;
}

/** The path of an attribute as a reader would write it. */
export function labelOf({ path, label }: Pick<AttributeChange, "path" | "label">): string {
  return label ?? pathText(path);
}

function forcedBy(forcing: readonly AttributeChange[]): Words {
  return ["because of ", ...few(forcing)];
}

function named(attributes: readonly AttributeChange[]): readonly Words[] {
  return attributes.length === 0 ? [] : [few(attributes)];
}

function few(attributes: readonly AttributeChange[]): Words {
  const named = attributes.slice(0, NAMED).map((attribute): Words => {
    const { before, after, meaning } = attribute;
    const path = labelOf(attribute);
    if (meaning === undefined || meaning.length === 0) {
      return [code(path, 80), ": ", ...changeWords(before, after, VALUE_LIMIT)];
    }
    return [code(path, 80), ` in ${count(meaning.length, "place")}`];
  });
  const more = attributes.length - named.length;
  return between(more > 0 ? [...named, [`${count(more, "more attribute")}`]] : named, ", ");
}
