import { DetailLine } from "./row";

/** Lines of which only an apply can tell more, and that are shown all the same. */
const FEW = 2;

/** The lines that say something: of many whose values only an apply knows, their number says all there is to say. */
export function toldLines(all: readonly DetailLine[]): {
  readonly lines: readonly DetailLine[];
  readonly untold: number;
} {
  const told = all.filter(({ forces, after }) => forces || after.kind !== "unknown");
  const lines = all.length - told.length > FEW ? told : all;
  return { lines, untold: all.length - lines.length };
}
