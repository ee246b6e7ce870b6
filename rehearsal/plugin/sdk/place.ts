import { AttributePath } from "../provider";

/** Where planning is: the path with indexes, the path of the facts, and the set around it if there is one. */
export interface Place {
  readonly path: AttributePath;

  /** Attribute names joined by dots, without indexes. */
  readonly factPath: string;

  /** Path of the outermost set around it: paths into sets mean nothing, so the set is what changes. */
  readonly set?: AttributePath;
}

/** The resource itself. */
export const ROOT: Place = { path: [], factPath: "" };

/** The place of an attribute or block of that name. */
export function member({ path, factPath, set }: Place, name: string): Place {
  return { path: [...path, name], factPath: factPath === "" ? name : `${factPath}.${name}`, set };
}

/** The place of one block of a list. */
export function listElement(place: Place, index: number): Place {
  return { ...place, path: [...place.path, index] };
}

/** The place of one block of a set. */
export function setElement(place: Place): Place {
  return { ...place, set: place.set ?? place.path };
}
