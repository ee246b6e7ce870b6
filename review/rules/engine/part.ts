import { MaskedValue } from "../../plan/value";
import { UNKNOWN } from "../../plan/value";
import { isHidden, isNothing, isRuleList, isRuleObject, PartlyKnown, RuleValue } from "./value";

/** A part of a resource, and where it is. A block reads the same whether it is written as an object or as a list. */
export class Part {
  public constructor(
    public readonly value: RuleValue | undefined,
    public readonly path: string,
  ) {}

  /** The part at these names; unknown below what is not known. */
  public at(...names: readonly string[]): Part {
    const [name, ...rest] = names;
    return name === undefined ? this : this.member(name).at(...rest);
  }

  /** The items of a list, or the only one; none when it is not known: ask `isUnknown` too. */
  public items(name: string): readonly Part[] {
    const part = this.member(name);
    if (isRuleList(part.value)) {
      return part.value.map((item, index) => new Part(item, `${part.path}[${index}]`));
    }
    return part.isAbsent || part.isUnknown ? [] : [part];
  }

  /** The members of a map, by name. */
  public entries(): readonly (readonly [string, Part])[] {
    const value = this.single();
    if (!isRuleObject(value)) return [];
    return Object.entries(value).map(([name, each]) => [name, new Part(each, this.below(name))]);
  }

  public get isAbsent(): boolean {
    return isNothing(this.value) || (isRuleList(this.value) && this.value.length === 0);
  }

  /** Whether nothing can be said of it; a text that is known in part counts, too. */
  public get isUnknown(): boolean {
    return isHidden(this.value);
  }

  /** Whether it is a secret that a plan does not show. */
  public get isMasked(): boolean {
    return this.value instanceof MaskedValue;
  }

  public get text(): string | undefined {
    return typeof this.value === "string" && this.value !== "" ? this.value : undefined;
  }

  /** What a text ends with; for one that is known in part, its end. */
  public get ending(): string | undefined {
    return this.value instanceof PartlyKnown ? this.value.end : this.text;
  }

  /** What a text begins with; for one that is known in part, its beginning. */
  public get beginning(): string | undefined {
    return this.value instanceof PartlyKnown ? this.value.start : this.text;
  }

  /** A number; providers write many of them as texts. */
  public get number(): number | undefined {
    if (typeof this.value === "number") return this.value;
    return typeof this.value === "string" && /^-?\d+(\.\d+)?$/.test(this.value)
      ? Number(this.value)
      : undefined;
  }

  public get boolean(): boolean | undefined {
    if (typeof this.value === "boolean") return this.value;
    return this.value === "true" ? true : this.value === "false" ? false : undefined;
  }

  /** The texts of a list; those that are not known are left out. */
  public get texts(): readonly string[] {
    const all = isRuleList(this.value) ? this.value : [this.value];
    return all.flatMap((each) => (typeof each === "string" && each !== "" ? [each] : []));
  }

  /** Whether the list itself, or something in it, is not known. */
  public get hasUnknown(): boolean {
    return this.isUnknown || (isRuleList(this.value) && this.value.some((each) => isHidden(each)));
  }

  private member(name: string): Part {
    const value = this.single();
    if (value === UNKNOWN || value instanceof MaskedValue) return new Part(value, this.below(name));
    if (!isRuleObject(value)) return new Part(undefined, this.below(name));
    if (Object.hasOwn(value, name)) return new Part(value[name], this.below(name));
    // Blocks that Terraform makes while it plans.
    const dynamic = Object.hasOwn(value, "dynamic") ? value["dynamic"] : undefined;
    const isMade = isRuleObject(dynamic) && Object.hasOwn(dynamic, name);
    return new Part(isMade ? UNKNOWN : undefined, this.below(name));
  }

  private single(): RuleValue | undefined {
    return isRuleList(this.value) ? this.value[0] : this.value;
  }

  private below(name: string): string {
    const step = /^[A-Za-z0-9_-]+$/.test(name) ? name : JSON.stringify(name);
    return this.path === "" ? step : `${this.path}.${step}`;
  }
}
