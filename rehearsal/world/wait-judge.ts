import { RehearsalCluster } from "../cluster/control-plane";
import { JsonObject } from "../cluster/kubernetes-api";

/** An object that somebody waits for. */
export interface JudgedWait {
  readonly cluster: RehearsalCluster;

  /** The object as it is now. */
  readonly object: JsonObject;

  /** Ends the judgement, too. */
  readonly signal: AbortSignal;
}

/** Tells waits that can never end from those that only take long. */
export interface WaitJudge {
  /**
   * Why what is waited for can never come, in words for people; undefined as long as it may. Is asked again and again by
   * everybody who waits.
   */
  whyNever(wait: JudgedWait): Promise<string | undefined>;
}
