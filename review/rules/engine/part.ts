import { MaskedValue } from "../../plan/value";
import { UNKNOWN } from "../../plan/value";
import { isHidden, isNothing, isRuleList, isRuleObject, PartlyKnown, RuleValue } from "./value";

/** Where a part is: a member or an item of another part. Most paths are never asked for. */
interface Below {
  readonly whole: Part;
  readonly step: string | number;
}

/** A part of a resource, and where it is. A block reads the same whether it is written as an object or as a list. */
export class Part {
  /** @param place - its path, or what it is a part of. */
  public constructor(
    public readonly value: RuleValue | undefined,
    private readonly place: string | Below,
  ) {}

  /** As in `spec.container[0].image`. */
  public get path(): string {
    if (typeof this.place === "string") return this.place;
    const { whole, step } = this.place;
    if (typeof step === "number") return `${whole.path}[${step}]`;
    const name = /^[A-Za-z0-9_-]+$/.test(step) ? step : JSON.stringify(step);
    return whole.path === "" ? name : `${whole.path}.${name}`;
  }

  /** The part at these names; unknown below what is not known. */
  public at(...names: readonly string[]): Part {
    return names.reduce<Part>((part, name) => part.member(name), this);
  }

  /** The items of a list, or the only one; none when it is not known: ask `isUnknown` too. */
  public items(name: string): readonly Part[] {
    const part = this.member(name);
    if (isRuleList(part.value)) {
      return part.value.map((item, index) => new Part(item, { whole: part, step: index }));
    }
    return part.isAbsent || part.isUnknown ? [] : [part];
  }

  /** The members of a map, by name. */
  public entries(): readonly (readonly [string, Part])[] {
    const value = this.single();
    if (!isRuleObject(value)) return [];
    return Object.entries(value).map(([name, each]) => [name, new Part(each, { whole: this, step: name })]);
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
    if (value === UNKNOWN || value instanceof MaskedValue)
      return new Part(value, { whole: this, step: name });
    if (!isRuleObject(value)) return new Part(undefined, { whole: this, step: name });
    if (Object.hasOwn(value, name)) return new Part(value[name], { whole: this, step: name });
    // Blocks that Terraform makes while it plans.
    const dynamic = Object.hasOwn(value, "dynamic") ? value["dynamic"] : undefined;
    const isMade = isRuleObject(dynamic) && Object.hasOwn(dynamic, name);
    return new Part(isMade ? UNKNOWN : undefined, { whole: this, step: name });
  }

  private single(): RuleValue | undefined {
    return isRuleList(this.value) ? this.value[0] : this.value;
  }
}
