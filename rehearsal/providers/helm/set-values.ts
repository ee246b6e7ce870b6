import { Values } from "./chart-values";
import { Json } from "../../cluster/kubernetes-api";

interface MutableObject {
  [key: string]: Mutable;
}
type Mutable = null | string | number | boolean | Mutable[] | MutableObject;

/** Whether texts become numbers, booleans and null where they look like them, or stay texts. */
export type SetMode = "auto" | "string";

/** Greatest index that a list may be given. */
const GREATEST_INDEX = 65536;

/**
 * Adds `name=value` assignments to values, in the notation of `helm --set`: dots and `[0]` for places, commas
 * between assignments, braces for lists, backslashes to take a sign literally.
 *
 * @throws Error when the notation is wrong, in helm's words.
 * @see https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set
 */
export function withAssignments(values: Values, notation: string, mode: SetMode): Values {
  const copy: MutableObject = structuredClone(asMutable(values));
  const reader = new Reader(notation, mode);
  while (!reader.ended) reader.assign(copy);
  return copy;
}

function asMutable(values: Values): MutableObject {
  const copy = (json: Json): Mutable => {
    if (Array.isArray(json)) return json.map(copy);
    if (typeof json !== "object" || json === null) return json;
    return Object.fromEntries(Object.entries(json).map(([key, inner]) => [key, copy(inner)]));
  };
  return Object.fromEntries(Object.entries(values).map(([key, inner]) => [key, copy(inner)]));
}

class Reader {
  #position = 0;

  public constructor(
    private readonly text: string,
    private readonly mode: SetMode,
  ) {}

  public get ended(): boolean {
    return this.#position >= this.text.length;
  }

  /** Reads one assignment into an object. */
  public assign(target: MutableObject): void {
    const { text: key, stop } = this.#until("=[,.");
    switch (stop) {
      case "=":
        set(target, key, this.#value());
        return;
      case "[": {
        const known = target[key];
        target[key] = this.#element(Array.isArray(known) ? known : []);
        return;
      }
      case ".": {
        const known = target[key];
        const inner = isMutableObject(known) ? known : {};
        this.assign(inner);
        if (Object.keys(inner).length === 0) throw new Error(`key map "${key}" has no value`);
        set(target, key, inner);
        return;
      }
      case ",":
        throw new Error(`key "${key}" has no value (cannot end with ,)`);
      default:
        if (key !== "") throw new Error(`key "${key}" has no value`);
    }
  }

  #element(list: Mutable[]): Mutable[] {
    const { text, stop } = this.#until("]");
    const index = Number(text);
    if (stop !== "]" || text === "" || !Number.isInteger(index)) {
      throw new Error(`error parsing index: strconv.Atoi: parsing "${text}": invalid syntax`);
    }
    if (index < 0) throw new Error(`negative ${index} index not allowed`);
    if (index > GREATEST_INDEX) {
      throw new Error(`index of ${index} is greater than maximum supported index of ${GREATEST_INDEX}`);
    }
    while (list.length <= index) list.push(null);
    const next = this.text[this.#position];
    this.#position += 1;
    if (next === "=") list[index] = this.#value();
    else if (next === "[") list[index] = this.#element(isMutableList(list[index]) ? list[index] : []);
    else if (next === ".") {
      const known = list[index];
      const inner = isMutableObject(known) ? known : {};
      this.assign(inner);
      list[index] = inner;
    } else throw new Error(`unexpected data at end of array index ${text}`);
    return list;
  }

  #value(): Mutable {
    if (this.text[this.#position] !== "{") return this.#typed(this.#until(",").text);
    this.#position += 1;
    const list: Mutable[] = [];
    for (;;) {
      const { text, stop } = this.#until(",}");
      if (stop === "") throw new Error("list must terminate with '}'");
      // An empty pair of braces holds one empty text, as helm has it.
      list.push(this.#typed(text));
      if (stop === "}") break;
    }
    if (this.text[this.#position] === ",") this.#position += 1;
    return list;
  }

  #typed(text: string): Mutable {
    if (this.mode === "string") return text;
    if (text === "true" || text === "false") return text === "true";
    if (text === "null") return null;
    if (/^(0|-?[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
    return text;
  }

  /** Reads up to one of these signs, or to the end, where `stop` is empty. */
  #until(stops: string): { readonly text: string; readonly stop: string } {
    let text = "";
    for (; this.#position < this.text.length; this.#position += 1) {
      const sign = this.text.charAt(this.#position);
      if (sign === "\\") {
        this.#position += 1;
        text += this.text.charAt(this.#position);
      } else if (stops.includes(sign)) {
        this.#position += 1;
        return { text, stop: sign };
      } else text += sign;
    }
    return { text, stop: "" };
  }
}

// A key without a name is read and dropped.
function set(target: MutableObject, key: string, value: Mutable): void {
  if (key !== "") target[key] = value;
}

function isMutableList(value: Mutable | undefined): value is Mutable[] {
  return Array.isArray(value);
}

function isMutableObject(value: Mutable | undefined): value is MutableObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
