import { ObjectValue, Value } from "../../plugin/value";
import { RELEASE_DEFAULTS } from "./release-defaults";
import { ReleaseRecord } from "./release-record";
import { isSameVersion } from "./same-version";
import { shownValues } from "./values";

/** The state of a release: what Terraform knew of it, brought up to date with what is recorded in the cluster. */
export function releaseState(known: ObjectValue, release: ReleaseRecord): ObjectValue {
  const { name, namespace, version: revision, info, chart, config } = release;
  const { metadata } = chart;
  return {
    ...known,
    id: name,
    name,
    namespace,
    status: info.status,
    version: sameVersion(known["version"], metadata.version) ? (known["version"] ?? null) : metadata.version,
    manifest: null,
    resources: null,
    metadata: {
      name,
      namespace,
      revision,
      chart: metadata.name,
      version: metadata.version,
      app_version: metadata.appVersion,
      // Values for writing only could not be told from the others.
      values: isPositive(known["set_wo_revision"]) ? "{}" : shownValues(config, known),
      first_deployed: unixSeconds(info.first_deployed),
      last_deployed: unixSeconds(info.last_deployed),
      notes: info.notes,
    },
  };
}

/** The state of a release of which Terraform knows nothing yet. */
export function importedState(release: ReleaseRecord): ObjectValue {
  const { info, chart } = release;
  const known = { ...RELEASE_DEFAULTS, description: info.description, chart: chart.metadata.name };
  return releaseState(known, release);
}

/** Whether write-only values are to be sent: their revision has grown. */
export function writeOnlyDue(prior: ObjectValue | null, planned: ObjectValue): boolean {
  const { set_wo_revision: revision } = planned;
  const before = prior?.["set_wo_revision"];
  return typeof revision === "number" && revision > (typeof before === "number" ? before : 0);
}

function sameVersion(known: Value | undefined, version: string): boolean {
  return typeof known === "string" && isSameVersion(known, version);
}

function isPositive(value: Value | undefined): boolean {
  return typeof value === "number" && value > 0;
}

function unixSeconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
