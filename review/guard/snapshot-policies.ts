/** Types that make backups of other things, or tie them to what does. */
const BACKS_UP =
  /_(snapshot_policy|auto_snapshot_policy|snapshot_lifecycle_policy|dlm_lifecycle_policy|backup_plan|backup_policy|backup_policy_[a-z_]+|backup_selection|backup_schedule|snapshot_schedule|disk_resource_policy_attachment|snapshot_policy_attachment|auto_snapshot_policy_attachment|tmp_backup|backup_storage_location|hbr_policy|hbr_policy_binding|bucket_versioning)$/;

/** Says whether a type of resource makes backups, or says of what they are made. */
export function backsUp(type: string): boolean {
  return BACKS_UP.test(type);
}
