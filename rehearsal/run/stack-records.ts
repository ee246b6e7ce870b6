import { StackReport } from "./report";
import { SynthesizedStack } from "./stacks";

const UNTOUCHED = {
  created: 0,
  secondPlanChanges: null,
  applySeconds: null,
  planSeconds: null,
  destroySeconds: null,
} as const;

/** What is known of each stack while a rehearsal goes on. Its methods can be handed around. */
export class StackRecords {
  readonly #records: Map<string, StackReport>;
  readonly #started = new Set<string>();

  public constructor(stacks: readonly SynthesizedStack[]) {
    this.#records = new Map(stacks.map(({ name }) => [name, { name, ...UNTOUCHED }]));
  }

  public readonly started = (name: string): void => void this.#started.add(name);

  public readonly wasStarted = (name: string): boolean => this.#started.has(name);

  public readonly created = (name: string, created: number): void => this.#change(name, { created });

  public readonly applied = (name: string, seconds: number): void =>
    this.#change(name, { applySeconds: rounded(seconds) });

  public readonly planned = (name: string, changes: number, seconds: number): void =>
    this.#change(name, { secondPlanChanges: changes, planSeconds: rounded(seconds) });

  public readonly destroyed = (name: string, seconds: number): void =>
    this.#change(name, { destroySeconds: rounded(seconds) });

  /** The reports in the order of the stacks. */
  public reports(): readonly StackReport[] {
    return [...this.#records.values()];
  }

  #change(name: string, change: Partial<StackReport>): void {
    const record = this.#records.get(name);
    if (record !== undefined) this.#records.set(name, { ...record, ...change });
  }
}

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;
