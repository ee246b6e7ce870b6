import { Construct } from "constructs";
import { FileSystemBackups } from "../../../../constructs/clouds/alibaba/backups";
import { SnapshotSchedule } from "../../../../constructs/contracts";
import { madeTypes, synthAlibaba } from "../../../support/alibaba";
import { onlyResource, resourcesOf, resourceTypes, StackJson } from "../../../support/synth";

function synthBackups(schedule: SnapshotSchedule): StackJson {
  return synthAlibaba((stack) => {
    const owner = new Construct(stack, "Models");
    new FileSystemBackups(owner, "Backups", { name: "alibaba-dev-models", fileSystemId: "fs-1", schedule });
  });
}

test("consists of a vault, a plan, and what binds it to the file system", () => {
  const json = synthBackups({ everyDays: 1, keep: 7 });
  expect(madeTypes(resourceTypes(json))).toEqual([
    "alicloud_hbr_policy",
    "alicloud_hbr_policy_binding",
    "alicloud_hbr_vault",
  ]);
  expect(Object.keys(resourcesOf(json, "alicloud_hbr_vault"))).toEqual(["models-backups"]);
  expect(onlyResource(json, "alicloud_hbr_policy_binding")).toMatchObject({
    source_type: "NAS",
    data_source_id: "fs-1",
  });
});

test("keeps as many backups as asked for, by how long each lives, and the last one however old", () => {
  expect(onlyResource(synthBackups({ everyDays: 2, keep: 7 }), "alicloud_hbr_policy")).toMatchObject({
    policy_name: "alibaba-dev-models",
    rules: [
      {
        rule_type: "BACKUP",
        backup_type: "COMPLETE",
        schedule: "I|1735754400|P2D",
        retention: 14,
        keep_latest_snapshots: 1,
        vault_id: "${alicloud_hbr_vault.models-backups.id}",
      },
    ],
  });
});

test("fails when backups are never taken", () => {
  expect(() => synthBackups({ everyDays: 0, keep: 7 })).toThrow(
    "snapshots.everyDays must be a whole number from 1 to 365, got 0 [at test/Models/Backups]",
  );
});
