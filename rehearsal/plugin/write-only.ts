import { Shape } from "./shape";
import { isListValue, isObjectValue, Value } from "./value";

const found = new WeakMap<Shape, boolean>();

/** The value with null for all that must never be in a plan or a state. */
export function withoutWriteOnly(shape: Shape, value: Value): Value {
  if (!hasWriteOnly(shape)) return value;
  if (shape.kind === "object" && isObjectValue(value)) {
    const strip = (name: string, inner: Value): Value => {
      const field = shape.fields.get(name);
      if (field === undefined) return inner;
      return field.writeOnly ? null : withoutWriteOnly(field.shape, inner);
    };
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, strip(name, inner)]));
  }
  if (shape.kind === "list" || shape.kind === "set" || shape.kind === "map") {
    const { element } = shape;
    if (isListValue(value)) return value.map((inner) => withoutWriteOnly(element, inner));
    if (isObjectValue(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([k, inner]) => [k, withoutWriteOnly(element, inner)]),
      );
    }
  }
  return value;
}

function hasWriteOnly(shape: Shape): boolean {
  const known = found.get(shape);
  if (known !== undefined) return known;
  let result = false;
  if (shape.kind === "object") {
    result = [...shape.fields.values()].some((field) => field.writeOnly || hasWriteOnly(field.shape));
  } else if (shape.kind === "list" || shape.kind === "set" || shape.kind === "map") {
    result = hasWriteOnly(shape.element);
  }
  found.set(shape, result);
  return result;
}
