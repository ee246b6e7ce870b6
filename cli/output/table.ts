import Table from "cli-table3";
import { Colors } from "./terminal";

/** A table to show to a person. */
export interface TableContent {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];

  /**
   * Columns, by position, that hold numbers.
   *
   * @default none
   */
  readonly numeric?: readonly number[];
}

const LINES = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** A table as text, without frames; ends with a line break. */
export function formatTable(content: TableContent, colors: Colors): string {
  const { head, rows, numeric = [] } = content;
  const table = new Table({
    head: head.map((text) => colors.bold(text)),
    chars: LINES,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colAligns: head.map((_, column) => (numeric.includes(column) ? "right" : "left")),
  });
  for (const row of rows) table.push([...row]);
  const lines = table.toString().split("\n");
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}
