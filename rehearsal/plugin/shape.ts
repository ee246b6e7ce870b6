import { AttributeType } from "./attribute-type";
import { AttributeSchema, BlockSchema, NestedBlockSchema, NestedObjectSchema } from "./schema";

/** What values of an attribute or a block look like, blocks and nested objects and plain types alike. */
export type Shape =
  | { readonly kind: "string" | "number" | "bool" | "dynamic" }
  | { readonly kind: "list" | "set" | "map"; readonly element: Shape; readonly neverNull: boolean }
  | { readonly kind: "object"; readonly fields: ReadonlyMap<string, Field>; readonly neverNull: boolean }
  | { readonly kind: "tuple"; readonly elements: readonly Shape[] };

/** A member of an object. */
export interface Field {
  readonly shape: Shape;

  /** Whether its value must be null in plans and states. */
  readonly writeOnly: boolean;
}

/** The shape of a block's values. */
export type BlockShape = Extract<Shape, { kind: "object" }>;

const shapes = new WeakMap<BlockSchema, BlockShape>();

/** The shape of a block; worked out once for each schema. */
export function shapeOfBlock(block: BlockSchema): BlockShape {
  const known = shapes.get(block);
  if (known) return known;
  const fields = new Map(attributeFields(block.attributes));
  for (const [name, nested] of block.blocks) {
    fields.set(name, { shape: shapeOfNestedBlock(nested), writeOnly: false });
  }
  const shape: BlockShape = { kind: "object", fields, neverNull: false };
  shapes.set(block, shape);
  return shape;
}

/** The shape of a plain type. */
export function shapeOfType(type: AttributeType): Shape {
  if (typeof type === "string") return { kind: type };
  switch (type[0]) {
    case "object": {
      const fields = Object.entries(type[1]).map(([name, inner]): [string, Field] => [
        name,
        { shape: shapeOfType(inner), writeOnly: false },
      ]);
      return { kind: "object", fields: new Map(fields), neverNull: false };
    }
    case "tuple":
      return { kind: "tuple", elements: type[1].map(shapeOfType) };
    case "list":
    case "set":
    case "map":
      return { kind: type[0], element: shapeOfType(type[1]), neverNull: false };
  }
}

function attributeFields(attributes: ReadonlyMap<string, AttributeSchema>): readonly [string, Field][] {
  return [...attributes].map(([name, attribute]) => {
    const { type, nested, writeOnly } = attribute;
    const shape = nested ? shapeOfNestedObject(nested) : shapeOfType(type ?? "dynamic");
    return [name, { shape, writeOnly }];
  });
}

function shapeOfNestedObject({ nesting, attributes }: NestedObjectSchema): Shape {
  const object: BlockShape = {
    kind: "object",
    fields: new Map(attributeFields(attributes)),
    neverNull: false,
  };
  return nesting === "single" ? object : { kind: nesting, element: object, neverNull: false };
}

function shapeOfNestedBlock({ nesting, block }: NestedBlockSchema): Shape {
  const object = shapeOfBlock(block);
  if (nesting === "single") return object;
  if (nesting === "group") return { ...object, neverNull: true };
  return { kind: nesting, element: object, neverNull: true };
}
