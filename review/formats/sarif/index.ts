import type { Log, Notification, Run } from "sarif";
import { Finding, Review, StackReview, Undecided } from "../../model";
import { blocks } from "../reading/finding-row";
import { plain, prose, visible } from "../text";
import { messageText } from "./message";
import { resultOf } from "./result";
import { rulesOf, RuleHelp } from "./rules";

/** What a SARIF log needs to know besides the review. */
export interface SarifOptions {
  /**
   * What a rule says of itself, by its id.
   *
   * @default - a rule is described by the message and the fix of its first finding
   */
  readonly rules?: ReadonlyMap<string, RuleHelp>;

  /**
   * Where the program of a stack is, as the reader of the report would open it.
   *
   * @default - where cdktf writes it
   */
  readonly programOf?: (stack: string) => string;

  /**
   * Version of this program.
   *
   * @default - not told
   */
  readonly toolVersion?: string;
}

/** Results that GitHub shows of one run. */
const LIMIT = 5_000;

/** Addresses that one notification names. */
const NAMED = 10;

const SEVERITIES: readonly Finding["severity"][] = ["block", "warn", "note"];

/**
 * The findings of a review as SARIF 2.1.0, for the code scanning of a forge.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif(review: Review, options: SarifOptions = {}): string {
  const { rules = new Map<string, RuleHelp>(), toolVersion } = options;
  const { programOf = (stack: string) => `cdktf.out/stacks/${stack}/cdk.tf.json` } = options;
  const ordered = SEVERITIES.flatMap((severity) => review.findings.filter((f) => f.severity === severity));
  const shown = [...ordered.filter(blocks), ...ordered.filter((finding) => !blocks(finding))].slice(0, LIMIT);
  const { descriptors, indexOf } = rulesOf(shown, rules);
  const run: Run = {
    tool: {
      driver: {
        name: "sdstack",
        ...(toolVersion === undefined ? {} : { semanticVersion: toolVersion }),
        rules: [...descriptors],
      },
    },
    columnKind: "utf16CodeUnits",
    ...(review.environment === undefined
      ? {}
      : // What is behind the last slash tells runs apart, what is before it analyses: without it a forge would take
        // the findings of one environment for newer ones of the other.
        { automationDetails: { id: `plan-review/${visible(review.environment)}/` } }),
    invocations: [
      {
        executionSuccessful: review.stacks.every(({ status }) => status.kind !== "failed"),
        toolExecutionNotifications: [
          ...review.stacks.flatMap(notificationOf),
          ...(review.undecided ?? []).map(undecidedNotification),
          ...leftOut(ordered.length),
        ],
      },
    ],
    results: shown.map((finding) => resultOf(finding, indexOf(finding.rule), programOf(finding.stack))),
    properties: { digest: visible(review.digest), verdict: review.verdict },
  };
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function notificationOf({ name, status }: StackReview): Notification[] {
  switch (status.kind) {
    case "planned":
      return [];
    case "failed":
      return [
        {
          level: "error",
          message: { text: `${visible(name)} was not planned: ${plain(prose(status.message))}` },
        },
      ];
    case "waits": {
      const first = status.for.map(visible).join(", ");
      return [
        { level: "warning", message: { text: `${visible(name)} was not planned: it waits for ${first}` } },
      ];
    }
  }
}

/** SARIF has results that are open, and forges show none of them. */
function undecidedNotification({ rule, title, places }: Undecided): Notification {
  const where = places.map(({ address, stack }) => address ?? stack);
  const first = [...new Set(where)].slice(0, NAMED).join(", ");
  const more = where.length > NAMED ? " and more" : "";
  return {
    level: "note",
    message: {
      text: messageText(`${rule} (${title}) could not decide before the apply about ${first}${more}.`),
    },
  };
}

function leftOut(findings: number): Notification[] {
  if (findings <= LIMIT) return [];
  const text = `${String(findings - LIMIT)} findings are left out: forges show ${String(LIMIT)}`;
  return [{ level: "warning", message: { text } }];
}
