import { CallAction, ProviderCall, ProviderMethod } from "../plugin/call";

/** Which calls a fault is about; what is absent matches all. */
export interface CallMatch {
  /** End of the provider's address, such as `kubernetes` or `hashicorp/kubernetes`. */
  readonly provider?: string;

  /**
   * Method of the protocol.
   *
   * @default "ApplyResourceChange"
   */
  readonly method?: ProviderMethod;
  readonly typeName?: string;
  readonly action?: CallAction;
  readonly id?: string;
}

/** What goes wrong. */
export type FaultEffect =
  /** An error without the effect: nothing happened in the cloud. */
  | { readonly kind: "errorBefore"; readonly message?: string }
  /** An error after the effect. With `keepState` Terraform knows the object (tainted when new), without it is an orphan. */
  | { readonly kind: "errorAfter"; readonly keepState: boolean; readonly message?: string }
  /** The call takes longer by so many milliseconds; it ends early when Terraform asks the provider to stop. */
  | { readonly kind: "latency"; readonly milliseconds: number }
  /**
   * The cloud answers `RequestLimitExceeded` so many times to each call, and the provider tries again by itself.
   * With `surfaced` it gives up at once: so many calls fail.
   */
  | { readonly kind: "throttle"; readonly times: number; readonly surfaced?: boolean }
  /** The connection drops, before or after the effect, as when the provider's process dies. */
  | { readonly kind: "kill"; readonly when: "before" | "after" }
  /** The result differs from the plan: these attributes get these values. */
  | {
      readonly kind: "inconsistent";
      readonly attributes: Readonly<Record<string, string | number | boolean | null>>;
    };

/** One thing that is to go wrong. */
export interface Fault {
  /**
   * Which calls.
   *
   * @default {} every apply
   */
  readonly match?: CallMatch;

  /**
   * Which of the matching calls, from 1, counted from the moment the fault is added.
   *
   * @default every one
   */
  readonly call?: number;
  readonly effect: FaultEffect;
}

interface Armed {
  readonly fault: Fault;
  seen: number;
}

/** What is to go wrong in a world. */
export class FaultPlan {
  readonly #armed = new Set<Armed>();

  /** Adds a fault; the result takes it back. */
  public add(fault: Fault): () => void {
    const armed = { fault, seen: 0 };
    this.#armed.add(armed);
    return () => {
      this.#armed.delete(armed);
    };
  }

  /** Takes all faults back. */
  public clear(): void {
    this.#armed.clear();
  }

  /** The effects for a call that begins now, in the order in which they were added. Each asking counts the call. */
  public effectsFor(call: ProviderCall): readonly FaultEffect[] {
    const effects: FaultEffect[] = [];
    for (const armed of this.#armed) {
      const { match = {}, call: position, effect } = armed.fault;
      if (!isMatch(match, call)) continue;
      armed.seen += 1;
      const last = effect.kind === "throttle" && effect.surfaced === true ? effect.times : Infinity;
      if (position === undefined ? armed.seen <= last : position === armed.seen) effects.push(effect);
    }
    return effects;
  }
}

function isMatch(match: CallMatch, call: ProviderCall): boolean {
  const { provider, method = "ApplyResourceChange", typeName, action, id } = match;
  return (
    call.method === method &&
    (provider === undefined || `/${call.provider}`.endsWith(`/${provider}`)) &&
    (typeName === undefined || call.typeName === typeName) &&
    (action === undefined || call.action === action) &&
    (id === undefined || call.id === id)
  );
}
