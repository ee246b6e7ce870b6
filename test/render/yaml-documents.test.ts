import fc from "fast-check";
import { parse, parseAllDocuments } from "yaml";
import { Json, JsonObject } from "../../rehearsal/cluster/kubernetes-api";
import { Rendering } from "../../render/render";
import { FIRST_LINE, yamlDocument, yamlStream } from "../../render/yaml-documents";

const rendered = (object: JsonObject) => ({ stack: "s", address: "a.b", object, placeholders: [] });

const NOTHING: Rendering = { objects: [], placeholders: [], releases: [], leftOut: [] };

describe("YAML", () => {
  test.each([
    "no",
    "on",
    "y",
    "~",
    "null",
    "0644",
    "0x1f",
    "1_000",
    "12:30:45",
    "1e3",
    ".inf",
    "2026-01-01",
    "",
    "a: b",
    "#",
  ])("keeps the text %j a text for readers of YAML 1.1 and 1.2", (text) => {
    const yaml = yamlDocument(rendered({ data: { [text]: text } }));
    for (const version of ["1.1", "1.2"] as const) {
      expect(parse(yaml, { version })).toEqual({ metadata: {}, data: { [text]: text } });
    }
  });

  test("says the same as the object, whatever it holds", () => {
    // JSON knows no minus zero.
    const value = fc.jsonValue().map((json): Json => JSON.parse(JSON.stringify(json)));
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((key) => key !== "__proto__"),
          value,
        ),
        (spec) => {
          const object = { kind: "Thing", metadata: { name: "x" }, spec };
          expect(parse(yamlDocument(rendered(object)), { version: "1.1" })).toEqual(object);
        },
      ),
    );
  });

  test("begins as people write it, and ends with the status", () => {
    const yaml = yamlDocument(
      rendered({
        status: {},
        spec: {},
        kind: "K",
        metadata: { labels: {}, namespace: "shop", name: "x" },
        apiVersion: "v1",
      }),
    );
    expect(yaml).toBe(
      "# a.b of s\napiVersion: v1\nkind: K\nmetadata:\n  name: x\n  namespace: shop\n  labels: {}\nspec: {}\nstatus: {}\n",
    );
  });

  test("does not break long lines", () => {
    const text = "word ".repeat(100).trim();
    expect(yamlDocument(rendered({ data: { text } }))).toContain(text);
  });

  test("repeats what is the same instead of pointing to it", () => {
    const labels = { a: "b" };
    expect(yamlDocument(rendered({ metadata: { labels }, spec: { labels } }))).not.toMatch(/[&*]a\d/);
  });

  test("has a document for each object and none for the notes", () => {
    const objects = ["a", "b"].map((name) => rendered({ kind: "K", metadata: { name } }));
    const stream = yamlStream({ ...NOTHING, objects });
    const documents = parseAllDocuments(stream).map((document) => document.toJS() as unknown);
    expect(documents).toEqual(objects.map(({ object }) => object));
  });

  test("notes in front what is not in the objects", () => {
    const stream = yamlStream({
      objects: [
        rendered({ kind: "K", metadata: { name: "x", namespace: "shop" }, spec: { secretName: "tls" } }),
      ],
      placeholders: [{ text: "id.a.b.known-after-apply.invalid", stack: "below", expression: "b.a.id" }],
      releases: [
        {
          stack: "s",
          name: "db",
          namespace: "data",
          chart: "postgres",
          version: "1.2.3",
          repository: "https://x",
        },
        { stack: "s", name: "own", namespace: "data", chart: "./own", version: "", repository: "" },
      ],
      leftOut: [{ stack: "s", address: "a.c", reason: "its values are secret" }],
    });
    expect(stream.split("---\n")[0]).toBe(`${FIRST_LINE}
#
# known only after an apply; in their place are names that end with .known-after-apply.invalid:
#   id.a.b.known-after-apply.invalid
#     is b.a.id of below
# secrets that are only named here:
#   shop/tls
# not here, because a chart brings them:
#   the objects of release data/db: chart postgres 1.2.3 from https://x
#   the objects of release data/own: chart ./own
# left out:
#   a.c of s: its values are secret
`);
  });

  test("says nothing more when there is nothing to say", () => {
    expect(yamlStream(NOTHING)).toBe(`${FIRST_LINE}\n`);
  });
});
