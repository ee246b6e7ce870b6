/**
 * A value as a report may show it. Nothing secret is in it: masking has happened before any of these is made, and the
 * text of a masked value exists nowhere in a report.
 */
export type Shown =
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" }
  | { readonly kind: "masked" }
  | {
      readonly kind: "text";

      /** Text of a string; JSON of anything else. */
      readonly text: string;
    };

/** Steps from the top of a value to a part of it: names of attributes, positions in lists. */
export type ValuePath = readonly (string | number)[];
