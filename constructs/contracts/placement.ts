/** A taint that a pod accepts. */
export interface Toleration {
  /** Key of the taint. */
  readonly key: string;

  /**
   * Value of the taint.
   *
   * @default - any value of the key is tolerated.
   */
  readonly value?: string;

  /** Effect of the taint. */
  readonly effect: TaintEffect;
}

/** What a taint does to pods that do not tolerate it. */
export type TaintEffect = "NoSchedule" | "PreferNoSchedule" | "NoExecute";

/** Where pods must run: the labels a node must carry and the taints the pod accepts. */
export interface Placement {
  /** Labels a node must carry. Empty means any node. */
  readonly nodeSelector: Readonly<Record<string, string>>;

  /** Taints the pod accepts. */
  readonly tolerations: readonly Toleration[];
}
