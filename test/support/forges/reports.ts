import { Report } from "../../../forge";

/** A report with a text. */
export function report(text: string, changes: Partial<Report> = {}): Report {
  return {
    id: "tencent-dev",
    outcome: { conclusion: "neutral", title: "3 changes", name: "sdstack tencent-dev" },
    markdown: (characters) => text.slice(0, characters),
    sarif: '{"version":"2.1.0","runs":[]}',
    annotations: [],
    counts: { create: 2, update: 1, delete: 0 },
    outputs: { verdict: "changes", digest: "sha256:abc" },
    ...changes,
  };
}
