import picocolors from "picocolors";

/** Where a command writes. Results go to `out`, everything about their making to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;

  /** Whether `err` is a terminal that can redraw a line. */
  readonly interactive: boolean;

  /** Characters in a line. */
  readonly columns: number;

  /** Colours; functions that change nothing when colours are off. */
  readonly colors: Colors;
}

/** The colours in use. */
export type Colors = ReturnType<typeof picocolors.createColors>;

/** A stream that may be a terminal. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What decides about colours and redrawing. */
export interface TerminalOptions {
  readonly out: OutputStream;
  readonly err: OutputStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Whether to use colours: `NO_COLOR` forbids, `FORCE_COLOR` asks for them, otherwise a terminal gets them. */
function wantsColors({ out, environment }: TerminalOptions): boolean {
  if ((environment["NO_COLOR"] ?? "") !== "") return false;
  if ((environment["FORCE_COLOR"] ?? "") !== "") return true;
  return out.isTTY === true && environment["TERM"] !== "dumb";
}

/** A terminal over two streams. */
export function createTerminal(options: TerminalOptions): Terminal {
  const { out, err, environment } = options;
  const automated = (environment["CI"] ?? "") !== "" || environment["TERM"] === "dumb";
  return {
    out: (text) => void out.write(text),
    err: (text) => void err.write(text),
    interactive: err.isTTY === true && !automated,
    columns: err.columns ?? 100,
    colors: picocolors.createColors(wantsColors(options)),
  };
}
