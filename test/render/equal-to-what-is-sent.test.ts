import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { JsonObject } from "../../rehearsal/cluster/kubernetes-api";
import { jsonAt, textOf } from "../../rehearsal/providers/kubernetes/conversion/json";
import { cli } from "../support/cli";
import { ClusterUnderTest, describeOnEachCluster } from "../support/each-cluster";
import { SHIPPED } from "../support/environments";
import { RecordedRehearsal, recordedRehearsal } from "../support/recorded-rehearsal";

jest.setTimeout(600_000);

const keyOf = (object: JsonObject): string =>
  [object["kind"], jsonAt(object, "metadata", "namespace"), jsonAt(object, "metadata", "name")]
    .map(textOf)
    .join(" ");

const byKey = (objects: readonly JsonObject[]): Record<string, JsonObject> =>
  Object.fromEntries(objects.map((object) => [keyOf(object), object]));

/** Bindings of readers of Kubernetes' YAML follow YAML 1.1. */
const documentsIn = (yaml: string): JsonObject[] =>
  parseAllDocuments(yaml, { version: "1.1" })
    .map((document) => document.toJS() as JsonObject | null)
    .filter((object): object is JsonObject => object !== null);

/** The same with every text that holds a placeholder as a pattern for what is in its place after an apply. */
function asPattern(value: unknown): unknown {
  if (typeof value === "string" && value.includes(".known-after-apply.invalid")) {
    const parts = value.split(/[a-z0-9.-]+\.known-after-apply\.invalid/);
    const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return expect.stringMatching(new RegExp(`^${escaped.join("[^/]+")}$`));
  }
  if (Array.isArray(value)) return value.map(asPattern);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asPattern(each)]));
}

describeOnEachCluster("what is rendered", ({ binary, controlPlane, isReal }: ClusterUnderTest) => {
  describe.each(isReal ? (["tencent-dev"] as const) : SHIPPED)("of %s", (name) => {
    const folder = mkdtempSync(join(tmpdir(), "rendered-"));
    const values = join(folder, "outputs.json");
    let recorded: RecordedRehearsal;
    beforeAll(async () => {
      recorded = await recordedRehearsal(name, binary, controlPlane);
      writeFileSync(values, JSON.stringify(recorded.outputs));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test("equals what the API server is sent, object by object", async () => {
      const { exitCode, out } = await cli(["render", name, "--values", values, "--no-placeholders"]);
      expect(exitCode).toBe(0);
      expect(recorded.sent.length).toBeGreaterThan(10);
      expect(byKey(documentsIn(out))).toEqual(byKey(recorded.sent));
      expect(documentsIn(out)).toHaveLength(recorded.sent.length);
    });

    test("is the same as JSON", async () => {
      const { out } = await cli(["render", name, "--values", values, "--json"]);
      const { items, ...list } = JSON.parse(out);
      expect(list).toEqual({ apiVersion: "v1", kind: "List" });
      expect(byKey(items)).toEqual(byKey(recorded.sent));
    });

    test("differs from it without the values of an apply only where placeholders are", async () => {
      const { exitCode, out } = await cli(["render", name]);
      expect(exitCode).toBe(0);
      expect(byKey(recorded.sent)).toEqual(asPattern(byKey(documentsIn(out))));
      expect(out.includes(".known-after-apply.invalid")).toBe(name !== "local");
    });

    test("comes in an order in which the API server took it", async () => {
      const keys = documentsIn((await cli(["render", name])).out).map(keyOf);
      const namespaces = keys.filter((key) => key.startsWith("Namespace "));
      expect(keys.slice(0, namespaces.length)).toEqual(namespaces);
      const before = (first: string, then: string): boolean => keys.indexOf(first) < keys.indexOf(then);
      expect(
        before("PersistentVolume  stable-diffusion-models", "PersistentVolumeClaim stable-diffusion models"),
      ).toBe(true);
      expect(
        before(
          "ServiceAccount stable-diffusion stable-diffusion",
          "Deployment stable-diffusion stable-diffusion",
        ),
      ).toBe(true);
    });
  });
});
