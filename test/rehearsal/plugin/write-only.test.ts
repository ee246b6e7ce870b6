import { readProviderSchema } from "../../../rehearsal/plugin/read-schema";
import { shapeOfBlock } from "../../../rehearsal/plugin/shape";
import { UNKNOWN, Value } from "../../../rehearsal/plugin/value";
import { withoutWriteOnly } from "../../../rehearsal/plugin/write-only";

const secret = { type: "string", optional: true, write_only: true };
const attributes = { name: { type: "string", optional: true }, secret };
const nested = (nesting_mode: string): object => ({
  nested_type: { nesting_mode, attributes },
  optional: true,
});

const schema = readProviderSchema({
  provider_schemas: {
    "example.com/a/b": {
      provider: {
        block: {
          attributes: { ...attributes, list: nested("list"), map: nested("map"), one: nested("single") },
          block_types: { block: { nesting_mode: "set", block: { attributes } } },
        },
      },
    },
  },
});
const shape = shapeOfBlock(schema.provider.block);

describe("values that are for writing only", () => {
  it("are null at every depth, and nothing else changes", () => {
    const full = { name: "n", secret: "s" };
    const bare = { name: "n", secret: null };
    const value: Value = { ...full, list: [full, UNKNOWN], map: { k: full }, one: full, block: [full] };

    expect(withoutWriteOnly(shape, value)).toEqual({
      ...bare,
      list: [bare, UNKNOWN],
      map: { k: bare },
      one: bare,
      block: [bare],
    });
  });

  it("leave null and unknown alone", () => {
    expect(withoutWriteOnly(shape, null)).toBeNull();
    expect(withoutWriteOnly(shape, { list: UNKNOWN, one: null })).toEqual({ list: UNKNOWN, one: null });
  });
});
