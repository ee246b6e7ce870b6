import { Masker } from "../masking";
import { secretAttributes } from "../masking/places";
import { isSecretName } from "../masking/secret-names";
import { ValuePath } from "../model";
import { parsePlanJson } from "./json-text";
import { learnSecrets } from "./learn-secrets";
import { maskedAddress, UniqueAddresses } from "./masked-address";
import { Plan, PlannedCheck, PlannedOutput, PlannedResource } from "./plan";
import { OutputChangeJson, PlanJson, planJson, ResourceChangeJson } from "./plan-json";
import { PlanValue, UNKNOWN } from "./value";

/** How a plan is read. */
export interface ReadPlanOptions {
  /**
   * What the marks of masked values are made with: with the same key, marks of different plans compare.
   *
   * @default - made from the secrets of the plan: the same plan gives the same marks.
   */
  readonly key?: Uint8Array | undefined;
}

/**
 * Reads what `terraform show -json` or `tofu show -json` prints of a plan file. No secret is in the result.
 *
 * @throws PlanFormatError for anything else; its message quotes nothing of the text.
 */
export function readPlan(text: string, { key }: ReadPlanOptions = {}): Plan {
  const parsed = parsePlanJson(text);
  const json = planJson(parsed);
  const masker = new Masker(key);
  learnSecrets(masker, parsed);
  return new PlanReader(masker).read(json);
}

class PlanReader {
  private readonly addresses = new UniqueAddresses();

  public constructor(private readonly masker: Masker) {}

  public read(json: PlanJson): Plan {
    const { complete, errored, applyable } = json;
    return {
      terraformVersion: shortVersion(json.terraform_version),
      formatVersion: json.format_version,
      ...(complete === undefined ? {} : { complete }),
      ...(errored === undefined ? {} : { errored }),
      ...(applyable === undefined ? {} : { applyable }),
      resources: json.resource_changes.map((each) => this.resource(each)),
      drift: json.resource_drift.map((each) => this.resource(each)),
      deferred: json.deferred_changes.map(({ reason, resource_change }) => ({
        reason,
        resource: this.resource(resource_change),
      })),
      outputs: Object.entries(json.output_changes).map(([name, each]) => this.output(name, each)),
      checks: json.checks.map((each) => this.check(each)),
      relevantAttributes: json.relevant_attributes.map(({ resource, attribute }) => ({
        resource: this.masker.text(resource),
        path: this.path(attribute),
      })),
    };
  }

  private resource(json: ResourceChangeJson): PlannedResource {
    const { change, mode, type, deposed, action_reason: actionReason } = json;
    const { masker } = this;
    const places = secretAttributes(type);
    const index = typeof json.index === "string" ? masker.text(json.index) : json.index;
    const importId = this.importId(change.importing ?? undefined);
    return {
      address: this.addresses.of(json.address, maskedAddress(json, masker)),
      ...(json.previous_address === undefined
        ? {}
        : { previousAddress: this.addresses.of(json.previous_address, masker.text(json.previous_address)) }),
      ...(json.module_address === undefined ? {} : { moduleAddress: masker.text(json.module_address) }),
      mode,
      type,
      name: masker.text(json.name),
      ...(index === undefined ? {} : { index }),
      provider: json.provider_name,
      ...(deposed === undefined ? {} : { deposed }),
      actions: change.actions,
      ...(actionReason === undefined ? {} : { actionReason }),
      before: masker.mask(change.before, change.before_sensitive, undefined, "ordinary", places),
      after: masker.mask(change.after, change.after_sensitive, change.after_unknown, "ordinary", places),
      replacePaths: (change.replace_paths ?? []).map((path) => this.path(path)),
      ...(importId === undefined ? {} : { importId }),
    };
  }

  private importId(importing: ResourceChangeJson["change"]["importing"]): PlanValue | undefined {
    if (importing === undefined || importing === null) return undefined;
    if (importing.unknown === true) return UNKNOWN;
    return this.masker.mask(importing.id ?? importing.identity, undefined, undefined);
  }

  private output(name: string, json: OutputChangeJson): PlannedOutput {
    const { masker } = this;
    const place = isSecretName(name) ? "secret" : "ordinary";
    return {
      name: masker.text(name),
      actions: json.actions,
      before: masker.mask(json.before, json.before_sensitive, undefined, place),
      after: masker.mask(json.after, json.after_sensitive, json.after_unknown, place),
    };
  }

  private check({ address, status, instances = [] }: PlanJson["checks"][number]): PlannedCheck {
    const problems = instances.flatMap(({ problems: all = [] }) => all.map(({ message }) => message));
    return {
      address: this.masker.text(address.to_display),
      status,
      problems: problems.map((problem) => this.masker.text(problem)),
    };
  }

  private path(path: readonly (string | number)[]): ValuePath {
    return path.map((step) => (typeof step === "string" ? this.masker.keyText(step) : step));
  }
}

/** The version without what somebody may have put behind it. */
function shortVersion(version: string): string {
  return /^\d{1,4}\.\d{1,4}\.\d{1,4}(-[a-z0-9.]{1,20})?/.exec(version)?.[0] ?? "unknown";
}
