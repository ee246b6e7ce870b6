/** How every placeholder ends. Names below `.invalid` can never exist, so nothing takes one for a real value. */
export const PLACEHOLDER_ENDING = ".known-after-apply.invalid";

/** A value that only an apply can tell, and what stands in its place. */
export interface Placeholder {
  /** What is in the objects. */
  readonly text: string;

  /** Stack and expression that give the value. */
  readonly stack: string;
  readonly expression: string;
}

/** Gives the same placeholder for the same value, and remembers all of them. */
export class Placeholders {
  readonly #given = new Map<string, Placeholder>();

  /** Every placeholder given so far, in that order. */
  public get all(): readonly Placeholder[] {
    return [...this.#given.values()];
  }

  /**
   * What stands for an attribute of a resource or a data source.
   *
   * @param address such as `example_host.main`.
   * @param path of the attribute, such as `["list", 0, "id"]`.
   */
  public forAttribute(stack: string, address: string, path: readonly (string | number)[]): string {
    const labels = [path.join("-"), ...address.split(".").reverse()].map(asLabel);
    return this.#give(stack, `${address}.${path.join(".")}`, labels.join("."));
  }

  /** What stands for the result of an expression that Terraform computes. */
  public forExpression(stack: string, expression: string): string {
    return this.#give(stack, expression, `expression-${this.#given.size + 1}`);
  }

  #give(stack: string, expression: string, name: string): string {
    const key = `${stack} ${expression}`;
    const known = this.#given.get(key) ?? { text: `${name}${PLACEHOLDER_ENDING}`, stack, expression };
    this.#given.set(key, known);
    return known.text;
  }
}

/** Placeholders are host names, which fit wherever a name, an address or any text does. */
function asLabel(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 63);
}
