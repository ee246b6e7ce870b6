import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkStack, formatProblem } from "../../../synth/schema-check";
import { linesOf } from "../../support/one-resource";
import { schemaIndex } from "../../support/schema-index";

interface RecordedCase {
  readonly case: string;
  readonly address: string;
  readonly config: object;
  readonly stage: string;
}

interface RecordedResource {
  readonly address: string;
  readonly config: object;
}

function recorded<T>(provider: string, file: string, key: string): T[] {
  const path = join(__dirname, "../../fixtures", provider, file);
  return JSON.parse(readFileSync(path, "utf8"))[key];
}

/** A recorded configuration without what it waits for, which is not part of the recording. */
const alone = ({ config }: { readonly config: object }): object => ({ ...config, depends_on: [] });

const typeOf = (address: string): string => address.split(".")[0] ?? "";
const CASES = recorded<RecordedCase>("kubernetes-provider", "errors.json", "cases");

/** What the provider refuses by looking at the text of a value, which no schema describes. */
const FORMATS = new Set([
  "label_key_invalid",
  "config_map_binary_not_base64",
  "cron_schedule_invalid",
  "manifest_with_status",
]);

/** What the provider lets pass and the API server refuses, or nobody obeys. */
const STRICTER = new Set(["name_and_generate_name", "image_pull_policy_unknown"]);

/** Recorded resources as one stack, because they refer to each other. */
function stackOf(resources: readonly RecordedResource[]): Record<string, unknown> {
  const resource: Record<string, Record<string, unknown>> = {};
  for (const { address, config } of resources) {
    const [type = "", name = ""] = address.split(".");
    (resource[type] ??= {})[name] = config;
  }
  return { resource };
}

describe("what the real Kubernetes provider said", () => {
  test("whatever it accepted is accepted", () => {
    const resources = recorded<RecordedResource>("kubernetes-provider", "conversion.json", "resources");
    expect(resources.length).toBeGreaterThan(100);
    expect(checkStack(stackOf(resources), schemaIndex()).map(formatProblem)).toEqual([]);
  });

  test.each(CASES.filter(({ stage }) => stage === "validate"))(
    "$case is refused unless it is a format",
    ({ case: name, address, config }) => {
      expect(linesOf(typeOf(address), alone({ config }))).toHaveLength(FORMATS.has(name) ? 0 : 1);
    },
  );

  test.each(CASES.filter(({ stage }) => stage !== "validate"))(
    "$case is accepted",
    ({ case: name, address, config }) => {
      expect(linesOf(typeOf(address), alone({ config }))).toHaveLength(STRICTER.has(name) ? 1 : 0);
    },
  );
});

describe("what the real Tencent Cloud provider said", () => {
  test("whatever it accepted is accepted", () => {
    const resources = recorded<RecordedResource>("tencentcloud-provider", "create-plan.json", "resources");
    expect(resources.length).toBeGreaterThan(50);
    for (const { address, config } of resources) {
      expect([address, linesOf(typeOf(address), withExpressions(config))]).toEqual([address, []]);
    }
  });
});

/** The recording has `{references: […]}`, or `{}`, where an expression was. */
function withExpressions(config: object): object {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== "object" || value === null) return value;
    const keys = Object.keys(value);
    if (keys.length === 0 || (keys.length === 1 && keys[0] === "references")) return "${null}";
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]));
  };
  return visit(config) as object;
}
