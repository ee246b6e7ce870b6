import { ConfiguredResource } from "./program";

const RELEASE = "helm_release";

/** A Helm release: its objects come from a chart, and are not ours to render. */
export interface Release {
  readonly stack: string;
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;

  /** Version of the chart; empty when none is set. */
  readonly version: string;

  /** Repository of the chart; empty when the chart says it itself. */
  readonly repository: string;
}

/** The release that a resource is, if it is one. */
export function releaseOf(
  stack: string,
  { type, config }: ConfiguredResource,
  evaluate: (text: string) => unknown,
): Release | undefined {
  if (type !== RELEASE) return undefined;
  const text = (name: string): string => {
    const value = config[name];
    return typeof value === "string" ? String(evaluate(value)) : "";
  };
  return {
    stack,
    name: text("name"),
    namespace: text("namespace") || "default",
    chart: text("chart"),
    version: text("version"),
    repository: text("repository"),
  };
}
