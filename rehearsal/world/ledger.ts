import { CallAction, ProviderMethod } from "../plugin/call";

/** How a call ended, as far as the ledger is concerned. */
export type CallOutcome = "ok" | "error" | "throttled" | "dropped";

/** One call of Terraform to a provider. */
export interface LedgerEntry {
  /** Position among all calls of the world, from 1. */
  readonly sequence: number;

  /** Full source address of the provider. */
  readonly provider: string;
  readonly method: ProviderMethod;
  readonly typeName?: string;

  /** Id of the resource; for a create the id that it got. */
  readonly id?: string;
  readonly action?: CallAction;
  readonly outcome: CallOutcome;

  /** Summary of the first error. */
  readonly error?: string;

  /** How long the call took, in milliseconds. */
  readonly milliseconds: number;
}

/** Which entries to look for; what is absent matches all. */
export type LedgerQuery = Partial<
  Pick<LedgerEntry, "provider" | "method" | "typeName" | "id" | "action" | "outcome">
>;

/** Every call that Terraform made, in the order in which they ended. */
export class Ledger {
  readonly #entries: LedgerEntry[] = [];
  #started = 0;
  #ended = 0;

  /** Gives the next sequence number to a call that begins. */
  public begin(): number {
    this.#started += 1;
    return this.#started;
  }

  /** How many calls have begun and not ended. */
  public get underWay(): number {
    return this.#started - this.#ended;
  }

  /** Notes how a call ended. */
  public record(entry: LedgerEntry): void {
    this.#ended += 1;
    this.#entries.push(Object.freeze({ ...entry }));
  }

  /** The entries that match, in the order in which the calls began. */
  public entries(query: LedgerQuery = {}): readonly LedgerEntry[] {
    return this.#entries
      .filter(
        (entry) =>
          matches(query.provider, entry.provider) &&
          matches(query.method, entry.method) &&
          matches(query.typeName, entry.typeName) &&
          matches(query.id, entry.id) &&
          matches(query.action, entry.action) &&
          matches(query.outcome, entry.outcome),
      )
      .sort((a, b) => a.sequence - b.sequence);
  }

  /** How many entries match. */
  public count(query: LedgerQuery = {}): number {
    return this.entries(query).length;
  }

  /** Forgets all entries; sequence numbers go on. */
  public clear(): void {
    this.#entries.length = 0;
  }
}

function matches<T>(wanted: T | undefined, got: T | undefined): boolean {
  return wanted === undefined || wanted === got;
}
