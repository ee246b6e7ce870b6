import { ApplyRequest, ApplyResponse, Diagnostic, ReadResponse, ResourceType } from "../provider";
import { ResourceSchema } from "../schema";
import { isObjectValue, ObjectValue, Value } from "../value";
import { PartialState, ResourceBehaviour } from "./behaviour";
import { NO_FACTS, ResourceFacts } from "./facts";
import { normalizeNulls } from "./normalize";
import { OperationError } from "./operation-error";
import { planResource } from "./plan";
import { settle } from "./settle";
import { validateConfig } from "./validate";
import { emptyBlock } from "./values";

/** What a resource type is made of. */
export interface SdkResourceOptions {
  /** Such as `tencentcloud_vpc`. */
  readonly typeName: string;
  readonly schema: ResourceSchema;

  /**
   * What the schema does not say of it.
   *
   * @default - nothing is known: everything is updated in place.
   */
  readonly facts?: ResourceFacts;

  /** What this type does beyond planning. */
  readonly behaviour: ResourceBehaviour;
}

/**
 * The lifecycle that every resource of a provider built on the Terraform plugin SDK v2 has in common, computed
 * from schema and facts: validation, the plan with its unknowns, defaults and replacements, and the way null
 * and empty values settle. `behaviour` does what is special.
 */
export function sdkResource(options: SdkResourceOptions): ResourceType {
  const { typeName, schema, facts = NO_FACTS, behaviour } = options;
  const { block } = schema;

  const settleApplied = (partial: PartialState, base: ObjectValue): ObjectValue =>
    carryTimeouts(
      asObject(normalizeNulls(settle(partial, base, block, behaviour.unset), base, block, "apply")),
      base,
    );

  /** What is remembered after a failure. */
  const kept = ({ prior, planned }: ApplyRequest, partial: PartialState | undefined): ObjectValue | null => {
    if (partial === undefined) return prior;
    return planned === null ? { ...prior, ...partial } : settleApplied(partial, planned);
  };

  const applied = async (request: ApplyRequest, signal: AbortSignal): Promise<ObjectValue | null> => {
    const { prior, planned } = request;
    const config = request.config ?? planned ?? {};
    if (planned === null) {
      if (prior !== null) await behaviour.delete(prior, signal);
      return null;
    }
    if (prior === null) return settleApplied(await behaviour.create(planned, signal, config), planned);
    if (!facts.updatable) throw new OperationError("doesn't support update");
    return settleApplied(await behaviour.update(prior, planned, signal, config), planned);
  };

  return {
    validate: (config) => Promise.resolve(validateConfig(block, facts, behaviour, config)),

    plan: (request) => planResource({ block, facts, behaviour }, request),

    async apply(request, signal): Promise<ApplyResponse> {
      try {
        return { state: await applied(request, signal) };
      } catch (error) {
        if (!(error instanceof OperationError)) throw error;
        return { state: kept(request, error.state), diagnostics: [failure(error)] };
      }
    },

    async read(state): Promise<ReadResponse> {
      try {
        const partial = await behaviour.read(state);
        if (partial === null) return { state: null };
        const whole = asObject(
          normalizeNulls(settle(partial, state, block, behaviour.unset), state, block, "plan"),
        );
        return { state: carryTimeouts(whole, state) };
      } catch (error) {
        if (!(error instanceof OperationError)) throw error;
        return { state, diagnostics: [failure(error)] };
      }
    },

    async importState(id): Promise<ReadResponse> {
      if (!facts.importable) {
        return {
          state: null,
          diagnostics: [failure({ message: `resource ${typeName} doesn't support import` })],
        };
      }
      try {
        const partial = (await behaviour.importState?.(id)) ?? { id };
        return { state: { ...emptyBlock(block), ...partial } };
      } catch (error) {
        if (!(error instanceof OperationError)) throw error;
        return { state: null, diagnostics: [failure(error)] };
      }
    },
  };
}

function failure({ message, detail }: Pick<OperationError, "message" | "detail">): Diagnostic {
  return { severity: "error", summary: message, ...(detail === undefined ? {} : { detail }) };
}

function asObject(value: Value): ObjectValue {
  if (!isObjectValue(value)) throw new Error("a settled state is an object");
  return value;
}

function carryTimeouts(state: ObjectValue, from: ObjectValue): ObjectValue {
  return from["timeouts"] === undefined ? state : { ...state, timeouts: from["timeouts"] };
}
