import { Terminal } from "./terminal";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MILLISECONDS = 100;

/** How often a step that takes long says how far it is where lines cannot be redrawn. */
const LINE_MILLISECONDS = 15_000;

/** A step that is going on. */
export interface Step {
  /** Says how far it is; replaces what was said before. */
  detail(text: string): void;
}

/** Tells a person what is going on and how long it takes. */
export interface Progress {
  /** Shows a step while the work goes on. */
  step<T>(label: string, work: (step: Step) => Promise<T>): Promise<T>;

  /** Shows a line that stays. */
  note(text: string): void;

  /** Is given what a command prints; shown only when asked for. */
  raw(text: string): void;
}

/** Seconds as people read them. */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** Progress on a terminal that redraws its last line, or line by line elsewhere. */
export function createProgress(terminal: Terminal, debug: boolean): Progress {
  return terminal.interactive && !debug ? redrawn(terminal) : lineByLine(terminal, debug);
}

function lineByLine({ err, colors }: Terminal, debug: boolean): Progress {
  return {
    note: (text) => err(`${text}\n`),
    raw: (text) => {
      if (debug) err(colors.dim(text));
    },
    async step(label, work) {
      const begun = performance.now();
      const elapsed = (): string => formatSeconds((performance.now() - begun) / 1000);
      err(`${label} …\n`);
      let detail = "";
      const timer = setInterval(() => err(`  ${elapsed()} ${detail}\n`), LINE_MILLISECONDS);
      const end = (mark: string): void => {
        clearInterval(timer);
        err(`${mark} ${label} ${colors.dim(elapsed())}\n`);
      };
      try {
        const result = await work({
          detail: (text) => {
            detail = text;
          },
        });
        end(colors.green("✓"));
        return result;
      } catch (error) {
        end(colors.red("✗"));
        throw error;
      }
    },
  };
}

function redrawn(terminal: Terminal): Progress {
  const { err, colors } = terminal;
  const clear = (): void => err("\r\u001b[2K");
  let redraw: (() => void) | undefined;
  return {
    note(text) {
      clear();
      err(`${text}\n`);
      redraw?.();
    },
    raw: () => undefined,
    async step(label, work) {
      const begun = performance.now();
      const elapsed = (): string => formatSeconds((performance.now() - begun) / 1000);
      let frame = 0;
      let detail = "";
      redraw = () => {
        const text = `${label} ${elapsed()}${detail === "" ? "" : `  ${detail}`}`.slice(
          0,
          terminal.columns - 3,
        );
        clear();
        err(`${colors.cyan(FRAMES[frame % FRAMES.length] ?? "")} ${text}`);
      };
      const timer = setInterval(() => {
        frame += 1;
        redraw?.();
      }, FRAME_MILLISECONDS);
      redraw();
      const end = (mark: string): void => {
        clearInterval(timer);
        redraw = undefined;
        clear();
        err(`${mark} ${label} ${colors.dim(elapsed())}\n`);
      };
      try {
        const result = await work({
          detail: (text) => {
            detail = text;
          },
        });
        end(colors.green("✓"));
        return result;
      } catch (error) {
        end(colors.red("✗"));
        throw error;
      }
    },
  };
}
