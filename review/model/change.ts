import { Shown, ValuePath } from "./shown";
import { Origin } from "./source";

/** What a plan does to a resource. */
export type ChangeAction =
  "create" | "update" | "replace" | "delete" | "forget" | "import" | "move" | "read" | "deferred";

/** A part of a value that differs. */
export interface AttributeChange {
  readonly path: ValuePath;

  /**
   * The path as a reader would write it: a block of which there is one without its position, items by their names.
   *
   * @default - the path itself is that.
   */
  readonly label?: string;
  readonly before: Shown;
  readonly after: Shown;

  /** Whether Terraform replaces the resource because of it. */
  readonly forcesReplacement: boolean;

  /**
   * For a text that holds YAML or JSON: what differs in its meaning, instead of the texts. Found when asked for.
   *
   * @default - the value is shown as it is.
   */
  readonly meaning?: readonly MeaningChange[] | undefined;
}

/** A part of a document inside a text that differs. */
export interface MeaningChange {
  /** Steps from the top of the document; the first is its position where a text holds several. */
  readonly path: ValuePath;
  readonly before: Shown;
  readonly after: Shown;
}

/** What a plan does to one resource. */
export interface Change extends Origin {
  readonly address: string;
  readonly type: string;
  readonly provider: string;
  readonly mode: "managed" | "data";
  readonly action: ChangeAction;

  /** For a replacement: whether the new one is made before the old one goes. */
  readonly createBeforeDestroy?: boolean;

  /** Address before a move; also beside another action. */
  readonly previousAddress?: string;

  /** What is imported, as its id; also beside an update. */
  readonly importId?: Shown;

  /** Key of an object that an earlier, failed replacement has left. */
  readonly deposed?: string;

  /** Terraform's reason, such as `replace_because_tainted` or, when deferred, `provider_config_unknown`. */
  readonly reason?: string;

  /** Parts that differ, in the order of their paths. */
  readonly attributes: readonly AttributeChange[];

  /** Why it holds data or is hard to get back; absent when it does not. */
  readonly holds?: string;
}

/** An output that a plan changes. */
export interface OutputChange {
  readonly stack: string;
  readonly name: string;
  readonly action: "create" | "update" | "delete";
  readonly before: Shown;
  readonly after: Shown;
}

/** A resource that was changed outside Terraform. */
export interface Drift extends Origin {
  readonly address: string;
  readonly type: string;

  /** Whether it was changed or is gone. */
  readonly action: "update" | "delete";
  readonly attributes: readonly AttributeChange[];

  /** How much it matters. */
  readonly sort: "dangerous" | "scaling" | "tags" | "noise" | "other";

  /** Why it is of that sort, such as `ingress decides who can reach it`. */
  readonly why?: string;

  /** Whether this plan is what it is because of it. */
  readonly explainsPlan: boolean;

  /** What the next apply does with it; `unknown` when that could not be planned. */
  readonly fate: "undone" | "kept" | "unknown";
}

/** A check of the configuration, and what came of it. */
export interface Check {
  readonly stack: string;
  readonly address: string;
  readonly status: "pass" | "fail" | "error" | "unknown";
  readonly problems: readonly string[];
}
