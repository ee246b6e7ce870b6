import { Construct } from "constructs";
import { HbrPolicy } from "../../../.gen/providers/alicloud/hbr-policy";
import { HbrPolicyBinding } from "../../../.gen/providers/alicloud/hbr-policy-binding";
import { HbrVault } from "../../../.gen/providers/alicloud/hbr-vault";
import { SnapshotSchedule } from "../../contracts";
import { pinLogicalId } from "../../core/logical-id";
import { checkSnapshotSchedule } from "../snapshot-schedule";

/** Properties of FileSystemBackups. */
export interface FileSystemBackupsProps {
  /** Name of the vault and of the plan. */
  readonly name: string;

  /** Identifier of the file system. May be a token. */
  readonly fileSystemId: string;

  /** When backups are taken, and how many are kept. */
  readonly schedule: SnapshotSchedule;
}

/** A moment from which on days are counted: 18:00 UTC, two in the morning in mainland China, the quietest hour. */
const FIRST_BACKUP_SECONDS = Date.UTC(2025, 0, 1, 18) / 1000;

/**
 * Backups of a file system in a vault of its own. NAS takes snapshots of the expensive kind of file systems only, and Terraform
 * cannot have it take them; a backup is apart from the file system, and outlives it.
 */
export class FileSystemBackups extends Construct {
  public constructor(scope: Construct, id: string, props: FileSystemBackupsProps) {
    super(scope, id);
    const { name, fileSystemId, schedule } = props;
    checkSnapshotSchedule(this, schedule);
    const { everyDays, keep } = schedule;

    const vault = new HbrVault(this, "Resource", { vaultName: name, vaultType: "STANDARD" });
    pinLogicalId(vault, scope.node.id, "backups");
    const policy = new HbrPolicy(this, "Policy", {
      policyName: name,
      rules: [
        {
          ruleType: "BACKUP",
          backupType: "COMPLETE",
          schedule: `I|${FIRST_BACKUP_SECONDS}|P${everyDays}D`,
          retention: everyDays * keep,
          // The last one stays, however old.
          keepLatestSnapshots: 1,
          vaultId: vault.id,
        },
      ],
    });
    new HbrPolicyBinding(this, "Binding", {
      policyId: policy.id,
      sourceType: "NAS",
      dataSourceId: fileSystemId,
    });
  }
}
