import { Cause } from "../api/status";
import { Json } from "../../kubernetes-api";

/** Collects what is wrong with an object, in the server's words. */
export class Findings {
  private readonly found: Cause[] = [];

  /** Everything found so far. */
  public get causes(): readonly Cause[] {
    return this.found;
  }

  public required(field: string, detail = ""): void {
    this.add(field, "FieldValueRequired", "Required value", detail);
  }

  public invalid(field: string, value: Json, detail: string): void {
    this.add(field, "FieldValueInvalid", `Invalid value: ${shown(value)}`, detail);
  }

  public unsupported(field: string, value: Json, allowed: readonly string[]): void {
    const list = allowed.map((one) => `"${one}"`).join(", ");
    this.add(
      field,
      "FieldValueNotSupported",
      `Unsupported value: ${shown(value)}`,
      `supported values: ${list}`,
    );
  }

  public duplicate(field: string, value: Json): void {
    this.add(field, "FieldValueDuplicate", `Duplicate value: ${shown(value)}`, "");
  }

  public notFound(field: string, value: Json): void {
    this.add(field, "FieldValueNotFound", `Not found: ${shown(value)}`, "");
  }

  public forbidden(field: string, detail: string): void {
    this.add(field, "FieldValueForbidden", "Forbidden", detail);
  }

  /** Checks that a text that is there is one of the allowed ones. */
  public oneOf(field: string, value: Json | undefined, allowed: readonly string[]): void {
    if (value === undefined || value === null) return;
    if (typeof value !== "string" || !allowed.includes(value)) this.unsupported(field, value, allowed);
  }

  /** Checks that a number that is there is not negative. */
  public notNegative(field: string, value: Json | undefined): void {
    if (typeof value === "number" && value < 0)
      this.invalid(field, value, "must be greater than or equal to 0");
  }

  private add(field: string, reason: string, what: string, detail: string): void {
    this.found.push({ field, reason, message: detail === "" ? what : `${what}: ${detail}` });
  }
}

function shown(value: Json): string {
  return JSON.stringify(value);
}
