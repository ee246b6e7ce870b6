import { decode, encode, ExtData } from "@msgpack/msgpack";
import * as fc from "fast-check";
import { AttributeType } from "../../../rehearsal/plugin/attribute-type";
import { readProviderSchema } from "../../../rehearsal/plugin/read-schema";
import { Shape, shapeOfBlock, shapeOfType } from "../../../rehearsal/plugin/shape";
import { UNKNOWN, Value } from "../../../rehearsal/plugin/value";
import { asObject, decodeValue, encodeValue } from "../../../rehearsal/plugin/wire-value";

const name = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => text !== "__proto__");

const { type: anyType } = fc.letrec<{ type: AttributeType }>((tie) => ({
  type: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<AttributeType>("string", "number", "bool"),
    fc.tuple(fc.constantFrom("list" as const, "set" as const, "map" as const), tie("type")),
    fc.tuple(fc.constant("object" as const), fc.dictionary(name, tie("type"), { maxKeys: 4 })),
    fc.tuple(fc.constant("tuple" as const), fc.array(tie("type"), { maxLength: 3 })),
  ),
}));

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
);

function known(type: AttributeType): fc.Arbitrary<Value> {
  if (type === "string") return fc.string({ unit: "grapheme" });
  if (type === "number") return number.map((value) => (Object.is(value, -0) ? 0 : value));
  if (type === "bool") return fc.boolean();
  if (type === "dynamic") return fc.constant(null);
  switch (type[0]) {
    case "object": {
      const fields = Object.entries(type[1]).map(([field, inner]) => [field, valueOf(inner)] as const);
      return fc.record(Object.fromEntries(fields)).map((value) => ({ ...value }));
    }
    case "tuple":
      return fc.tuple(...type[1].map(valueOf));
    case "map":
      return fc.dictionary(name, valueOf(type[1]), { maxKeys: 3 }).map((value) => ({ ...value }));
    case "list":
    case "set":
      return fc.array(valueOf(type[1]), { maxLength: 3 });
  }
}

function valueOf(type: AttributeType): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 8, arbitrary: known(type) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(UNKNOWN) },
  );
}

interface Typed {
  readonly type: AttributeType;
  readonly value: Value;
}

const typed = anyType.chain((type) => valueOf(type).map((value): Typed => ({ type, value })));

function throughWire(shape: Shape, value: Value): Value {
  return decodeValue(shape, encodeValue(shape, value));
}

describe("the value codec", () => {
  it("brings every value of every type back as it was", () => {
    fc.assert(
      fc.property(typed, ({ type, value }) => {
        expect(throughWire(shapeOfType(type), value)).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it("sends the type along with a dynamic value", () => {
    const manifest: Value = { kind: "Secret", data: { a: "b" }, finalizers: ["x", 1, null], later: UNKNOWN };
    const wire = decode(encodeValue({ kind: "dynamic" }, manifest));
    const types: unknown = JSON.parse(Buffer.from((wire as [Uint8Array, unknown])[0]).toString());

    expect(types).toEqual([
      "object",
      {
        kind: "string",
        data: ["object", { a: "string" }],
        finalizers: ["tuple", ["string", "number", "dynamic"]],
        later: "dynamic",
      },
    ]);
    expect(throughWire({ kind: "dynamic" }, manifest)).toEqual(manifest);
  });

  it("answers a dynamic value with the type it came with", () => {
    const sent = Buffer.from(encode([Buffer.from('["map","string"]'), { a: "b" }]));
    const value = decodeValue({ kind: "dynamic" }, sent);

    expect(encodeValue({ kind: "dynamic" }, value)).toEqual(sent);
  });

  it("takes refined unknowns for unknown", () => {
    const refined = new ExtData(12, encode(new Map([[1, false]])));
    expect(decodeValue({ kind: "string" }, Buffer.from(encode(refined)))).toBe(UNKNOWN);
  });

  it("keeps numbers that JavaScript lacks as decimal texts, and sends fractions as written", () => {
    const shape: Shape = { kind: "number" };
    const huge = "123456789012345678901";
    expect(throughWire(shape, huge)).toBe(huge);
    expect(decodeValue(shape, Buffer.from(encode(18446744073709551615n, { useBigInt64: true })))).toBe(
      "18446744073709551615",
    );
    expect(decode(encodeValue(shape, 0.1))).toBe("0.1");
    expect(decode(encodeValue(shape, 42))).toBe(42);
  });

  it("completes blocks: null for what is absent, empty for repeated blocks, whole objects for groups", () => {
    const inner = { attributes: { port: { type: "number", optional: true } } };
    const block = (nesting_mode: string): object => ({ nesting_mode, block: inner });
    const schema = readProviderSchema({
      provider_schemas: {
        "example.com/a/b": {
          provider: {
            block: {
              attributes: { name: { type: "string", required: true } },
              block_types: {
                list: block("list"),
                set: block("set"),
                map: block("map"),
                single: block("single"),
                group: block("group"),
              },
            },
          },
        },
      },
    });
    const shape = shapeOfBlock(schema.provider.block);

    expect(throughWire(shape, {})).toEqual({
      name: null,
      list: [],
      set: [],
      map: {},
      single: null,
      group: { port: null },
    });
    expect(throughWire(shape, null)).toBeNull();
  });

  it.each<[string, AttributeType, Value, string]>([
    ["a text for a number", ["object", { n: "number" }], { n: "many" }, ".n: expected number, got string"],
    ["a number for a text", "string", 1, "value: expected string, got number"],
    ["a text for a boolean", "bool", "true", "value: expected bool, got string"],
    ["an object for a list", ["list", "string"], {}, "value: expected list, got object"],
    ["a list for a map", ["map", "string"], ["a"], "value: expected map, got a list of 1"],
    ["a tuple of another length", ["tuple", ["string"]], [], "value: expected tuple, got a list of 0"],
    ["an attribute that is not there", ["object", {}], { x: 1 }, ".x: there is no such attribute"],
    ["a number without end", "number", Infinity, "value: expected number, got number"],
  ])("fails when it is given %s", (_, type, value, message) => {
    expect(() => encodeValue(shapeOfType(type), value)).toThrow(message);
  });

  it("fails when a resource is something else than an object", () => {
    expect(() => asObject("text")).toThrow("expected an object or null");
  });

  it("fails when the wire carries something else than the schema says", () => {
    expect(() => decodeValue(shapeOfType(["list", "string"]), Buffer.from(encode("x")))).toThrow(
      "value: expected list on the wire, got string",
    );
  });
});
