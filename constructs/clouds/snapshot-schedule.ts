import { IConstruct } from "constructs";
import { SnapshotSchedule } from "../contracts";
import { ConstructError } from "../core/construct-error";

/** Longest distance of snapshots that clouds take, in days. */
const LONGEST_INTERVAL_DAYS = 365;

/** Checks when snapshots are taken. @throws ConstructError when no cloud would take them like that. */
export function checkSnapshotSchedule(scope: IConstruct, schedule: SnapshotSchedule | undefined): void {
  if (schedule === undefined) return;
  const { everyDays, keep } = schedule;
  if (!Number.isInteger(everyDays) || everyDays < 1 || everyDays > LONGEST_INTERVAL_DAYS) {
    throw new ConstructError(
      scope,
      `snapshots.everyDays must be a whole number from 1 to ${LONGEST_INTERVAL_DAYS}, got ${everyDays}`,
    );
  }
  if (!Number.isInteger(keep) || keep < 1) {
    throw new ConstructError(scope, `snapshots.keep must be a whole number of at least 1, got ${keep}`);
  }
}
