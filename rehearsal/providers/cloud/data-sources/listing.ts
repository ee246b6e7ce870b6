import { isEquivalent } from "../../../plugin/sdk/normalize";
import { isZero } from "../../../plugin/sdk/values";
import { isListValue, isObjectValue, ObjectValue } from "../../../plugin/value";
import { CloudRules } from "../rules";
import { SimulatedCloud } from "../simulated-cloud";

/** A data source that lists things. */
export interface Listing<C extends SimulatedCloud> {
  /** Attribute with the list. */
  readonly list: string;

  /** What there is to list, before the filters. */
  rows(cloud: C, config: ObjectValue): readonly ObjectValue[] | Promise<readonly ObjectValue[]>;

  /**
   * Arguments that filter, and the attribute of a row that each is compared with.
   *
   * @default {} no filter
   */
  readonly filters?: Readonly<Record<string, string>>;

  /**
   * Attributes that repeat one attribute of every row, such as `ids`.
   *
   * @default {} none
   */
  readonly columns?: Readonly<Record<string, string>>;
}

/**
 * Lists the things of a resource type, each with its id under a name.
 *
 * @param rulesOf what reads find beyond what is stored
 */
export const storedRows =
  <C extends SimulatedCloud>(rulesOf: (typeName: string) => CloudRules<C>) =>
  (type: string, idName: string, more: (cloud: C, value: ObjectValue) => ObjectValue = () => ({})) =>
  (cloud: C): readonly ObjectValue[] =>
    cloud.list(type).map(({ id, value }) => {
      const row = { ...value, ...rulesOf(type).found?.(cloud, value) };
      return { ...row, [idName]: id, ...more(cloud, row) };
    });

/**
 * Says whether a row passes the filters of a configuration. A filter by tags asks for those tags at least; one by a list
 * asks for one of its members.
 */
export function passes(
  row: ObjectValue,
  config: ObjectValue,
  filters: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(filters).every(([argument, name]) => {
    const wanted = config[argument] ?? null;
    if (isZero(wanted)) return true;
    const found = row[name] ?? null;
    if (isListValue(wanted) && !isListValue(found)) return wanted.some((each) => isEquivalent(found, each));
    if (!isObjectValue(wanted)) return isEquivalent(found, wanted);
    return isObjectValue(found) && Object.entries(wanted).every(([key, value]) => found[key] === value);
  });
}
