import { ProviderSchema } from "../../plugin/schema";
import { ResourceFacts } from "../../plugin/sdk/facts";
import { OperationError } from "../../plugin/sdk/operation-error";
import { Value } from "../../plugin/value";
import { Answer } from "./data-sources/answer";
import { Listing } from "./data-sources/listing";
import { Planning } from "./planning";
import { References } from "./references";
import { CloudRules } from "./rules";
import { SimulatedCloud } from "./simulated-cloud";

/** What is said of resource types in tables, by type. Templates are those of `template.ts`. */
export interface CloudTables {
  /** How ids are made up. */
  readonly ids: Readonly<Record<string, string>>;

  /** What the cloud fills in, by attribute. */
  readonly computedValues: Readonly<Record<string, Readonly<Record<string, Value>>>>;

  /** Arguments that never reach the cloud: a change of them changes the state only. */
  readonly unsent: Readonly<Record<string, readonly string[]>>;

  /** Collections that turn from null to empty at the first refresh. */
  readonly emptyAfterRead: Readonly<Record<string, readonly string[]>>;

  /** Attributes that are planned as an update and then refused, with the provider's message. */
  readonly refusedChanges: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a template may name beside a resource's attributes. */
export interface TemplateWords {
  /** What stands between the parts of a joined id. */
  readonly separator: string;

  /** Words such as `now` with what they stand for. */
  readonly tokens: Readonly<Record<string, string>>;
}

/** Everything by which one simulated cloud differs from another. */
export interface CloudProfile<C extends SimulatedCloud> {
  readonly schema: ProviderSchema;
  readonly facts: ReadonlyMap<string, ResourceFacts>;
  readonly tables: CloudTables;
  readonly template: TemplateWords;

  /** Ids by which one thing refers to another. */
  readonly references: References<C>;

  /** What a type's plans have beyond schema and facts. */
  planning(typeName: string): Planning;

  /** What a type does beyond the lifecycle that all have in common. */
  rulesOf(typeName: string): CloudRules<C>;

  /** Data sources that list what is there. */
  readonly listings: Readonly<Record<string, Listing<C>>>;

  /** Data sources with an answer of their own. */
  readonly answers: Readonly<Record<string, Answer<C>>>;

  /** The refusal of a second thing with an id that is taken. */
  exists(id: string): OperationError;

  /** The refusal to change what is gone. */
  gone(id: string): OperationError;
}
