import { isPassingPath } from "../../review/identity";
import { Change, Drift, OutputChange, Review } from "../../review/model";
import { visible } from "../../review/formats/text";

/** Lines about more than these help nobody. */
const MOST = 20;

/** What was told of a stack, in one order. */
interface Told {
  readonly what: string;
  readonly detail: string;
}

/**
 * How the plan of a stack differs from what was announced, in lines.
 *
 * @param announced - the review that was approved; undefined when it is not at hand: what the plan says now is told.
 */
export function differences(announced: Review | undefined, now: Review, stack: string): readonly string[] {
  const after = toldOf(now, stack);
  if (announced === undefined) return cut([...after.values()].map(({ what }) => `now: ${what}`));
  const before = toldOf(announced, stack);
  const lines: string[] = [];
  for (const [key, { what, detail }] of after) {
    const was = before.get(key);
    if (was === undefined) lines.push(`not announced: ${what}`);
    else if (was.what !== what) lines.push(`announced: ${was.what}; now: ${what}`);
    else if (was.detail !== detail) lines.push(`in another way than announced: ${what}`);
  }
  for (const [key, { what }] of before) if (!after.has(key)) lines.push(`announced, and no longer: ${what}`);
  return cut(lines);
}

function toldOf({ changes, outputs, drift }: Review, stack: string): ReadonlyMap<string, Told> {
  const of = <T extends { readonly stack: string }>(all: readonly T[]): readonly T[] =>
    all.filter((each) => each.stack === stack);
  return new Map([
    ...of(changes).map((each) => [`change ${each.address} ${each.deposed ?? ""}`, ofChange(each)] as const),
    ...of(outputs).map((each) => [`output ${each.name}`, ofOutput(each)] as const),
    ...of(drift).flatMap((each) => ofDrift(each).map((told) => [`drift ${each.address}`, told] as const)),
  ]);
}

function ofChange({ action, address, attributes, previousAddress, deposed }: Change): Told {
  return {
    what: visible(`${action} ${address}${deposed === undefined ? "" : ` (deposed ${deposed})`}`),
    detail: JSON.stringify([attributes, previousAddress]),
  };
}

function ofOutput({ action, name, before, after }: OutputChange): Told {
  return { what: visible(`${action} output ${name}`), detail: JSON.stringify([before, after]) };
}

/** Nothing of a drift that the digest leaves out: it is never what makes a plan another one. */
function ofDrift({ action, address, attributes: all }: Drift): readonly Told[] {
  const attributes = all.filter(({ path }) => !isPassingPath(path));
  if (action === "update" && attributes.length === 0) return [];
  const paths = attributes.map(({ path }) => path.join("."));
  const how = action === "delete" ? "is gone" : `was changed: ${paths.join(", ")}`;
  return [{ what: visible(`${address} ${how}, outside Terraform`), detail: JSON.stringify(attributes) }];
}

function cut(lines: readonly string[]): readonly string[] {
  return lines.length <= MOST ? lines : [...lines.slice(0, MOST), `and ${String(lines.length - MOST)} more`];
}
