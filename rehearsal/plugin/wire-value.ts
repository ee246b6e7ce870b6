import { decode, encode, ExtData, ExtensionCodec } from "@msgpack/msgpack";
import { readAttributeType } from "./attribute-type";
import { dynamicTypeOf, rememberType } from "./dynamic-type";
import { Shape, shapeOfType } from "./shape";
import { isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "./value";

/** Decimal numbers, as they stand for what a double cannot hold. */
const DECIMAL = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

const codec = new ExtensionCodec();
codec.register({
  type: 0,
  encode: (value) => (value === UNKNOWN ? new Uint8Array([0]) : null),
  decode: () => UNKNOWN,
});

/** A value in msgpack, complete according to its shape: what is absent becomes null, or empty for repeated blocks. */
export function encodeValue(shape: Shape, value: Value): Buffer {
  const bytes = encode(toWire(shape, value, ""), { extensionCodec: codec });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reads a value from msgpack. Every kind of unknown is just unknown; nothing at all is null. */
export function decodeValue(shape: Shape, bytes: Uint8Array | undefined): Value {
  if (bytes === undefined || bytes.length === 0) return null;
  return fromWire(shape, decode(bytes, { extensionCodec: codec, useBigInt64: true }), "");
}

function toWire(shape: Shape, value: Value | undefined, at: string): unknown {
  if (value === UNKNOWN) return UNKNOWN;
  if (value === null || value === undefined) return wireNull(shape);
  switch (shape.kind) {
    case "dynamic": {
      const type = dynamicTypeOf(value);
      return [Buffer.from(JSON.stringify(type)), toWire(shapeOfType(type), value, at)];
    }
    case "list":
    case "set":
      if (!isListValue(value)) throw mismatch(shape, value, at);
      return value.map((element, index) => toWire(shape.element, element, `${at}[${index}]`));
    case "tuple":
      if (!isListValue(value) || value.length !== shape.elements.length) throw mismatch(shape, value, at);
      return shape.elements.map((element, index) => toWire(element, value[index], `${at}[${index}]`));
    case "map":
      if (!isObjectValue(value)) throw mismatch(shape, value, at);
      return mapEntries(value, (inner, name) => toWire(shape.element, inner, `${at}.${name}`));
    case "object": {
      if (!isObjectValue(value)) throw mismatch(shape, value, at);
      const stranger = Object.keys(value).find((name) => !shape.fields.has(name));
      if (stranger !== undefined) throw new Error(`${at}.${stranger}: there is no such attribute`);
      return Object.fromEntries(
        [...shape.fields].map(([name, field]) => [name, toWire(field.shape, value[name], `${at}.${name}`)]),
      );
    }
    case "number":
      return wireNumber(shape, value, at);
    case "string":
      if (typeof value !== "string") throw mismatch(shape, value, at);
      return value;
    case "bool":
      if (typeof value !== "boolean") throw mismatch(shape, value, at);
      return value;
  }
}

function wireNull(shape: Shape): unknown {
  if (!("neverNull" in shape) || !shape.neverNull) return null;
  if (shape.kind === "object") return toWire(shape, {}, "");
  return shape.kind === "map" ? {} : [];
}

// Terraform keeps numbers as written: 0.1 as a double would not equal 0.1 in the configuration.
function wireNumber(shape: Shape, value: Value, at: string): unknown {
  if (typeof value === "number" && Number.isFinite(value)) {
    return Number.isSafeInteger(value) ? value : String(value);
  }
  if (typeof value === "string" && DECIMAL.test(value)) return value;
  throw mismatch(shape, value, at);
}

function fromWire(shape: Shape, wire: unknown, at: string): Value {
  if (wire === UNKNOWN || wire instanceof ExtData) return UNKNOWN;
  if (wire === null || wire === undefined) return null;
  switch (shape.kind) {
    case "dynamic":
      if (Array.isArray(wire) && wire.length === 2 && wire[0] instanceof Uint8Array) {
        const type = readAttributeType(JSON.parse(Buffer.from(wire[0]).toString("utf8")));
        const value = fromWire(shapeOfType(type), wire[1], at);
        rememberType(value, type);
        return value;
      }
      break;
    case "list":
    case "set":
      if (Array.isArray(wire))
        return wire.map((inner, index) => fromWire(shape.element, inner, `${at}[${index}]`));
      break;
    case "tuple":
      if (Array.isArray(wire) && wire.length === shape.elements.length) {
        return shape.elements.map((element, index) => fromWire(element, wire[index], `${at}[${index}]`));
      }
      break;
    case "map":
      if (isWireMap(wire))
        return mapEntries(wire, (inner, name) => fromWire(shape.element, inner, `${at}.${name}`));
      break;
    case "object":
      if (isWireMap(wire)) {
        return Object.fromEntries(
          [...shape.fields].map(([name, field]) => [
            name,
            fromWire(field.shape, wire[name], `${at}.${name}`),
          ]),
        );
      }
      break;
    case "number":
      if (typeof wire === "number") return wire;
      if (typeof wire === "bigint" || typeof wire === "string") return shortest(String(wire));
      break;
    case "string":
      if (typeof wire === "string") return wire;
      break;
    case "bool":
      if (typeof wire === "boolean") return wire;
      break;
  }
  throw new Error(`${at || "value"}: expected ${shape.kind} on the wire, got ${typeof wire}`);
}

/** A number when JavaScript has it, otherwise the decimal text. */
function shortest(decimal: string): Value {
  const number = Number(decimal);
  return String(number) === decimal ? number : decimal;
}

function isWireMap(wire: unknown): wire is Readonly<Record<string, unknown>> {
  return typeof wire === "object" && wire !== null && !Array.isArray(wire);
}

function mapEntries<T, R>(
  map: Readonly<Record<string, T>>,
  change: (inner: T, name: string) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(map).map(([name, inner]) => [name, change(inner, name)]));
}

// The value itself may be secret and is left out.
function mismatch(shape: Shape, value: Value, at: string): Error {
  const got = isListValue(value) ? `a list of ${value.length}` : typeof value;
  return new Error(`${at || "value"}: expected ${shape.kind}, got ${got}`);
}

/** An object or null, as every resource is. */
export function asObject(value: Value): ObjectValue | null {
  if (value === null || isObjectValue(value)) return value;
  throw new Error("expected an object or null");
}
