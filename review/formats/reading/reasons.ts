import { code, Words } from "../text";

/** Terraform's reasons in words. @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
const REASONS: Readonly<Record<string, string>> = {
  replace_because_cannot_update: "it cannot be changed in place",
  replace_because_tainted: "it is tainted: its creation did not finish",
  replace_by_request: "somebody asked for it with -replace",
  replace_by_triggers: "something that its replace_triggered_by names changes",
  delete_because_no_resource_config: "the program no longer has it",
  delete_because_wrong_repetition: "its count or for_each is not what it was",
  delete_because_count_index: "its count no longer reaches it",
  delete_because_each_key: "its for_each no longer has its key",
  delete_because_no_module: "the program no longer has its module",
  delete_because_no_move_target: "it was moved to where nothing is",
  read_because_config_unknown: "what it asks for is known after apply",
  read_because_dependency_pending: "what it depends on changes",
  read_because_check_nested: "a check reads it",
  unknown: "the provider cannot tell yet",
  instance_count_unknown: "how many there are is known after another apply",
  resource_config_unknown: "its configuration is known after another apply",
  provider_config_unknown: "the configuration of its provider is known after another apply",
  deferred_prereq: "what it depends on is deferred",
  absent_prereq: "what it depends on is not there",
  excluded: "this plan leaves it out",
  not_included: "this plan leaves it out",
};

/** Why Terraform does something, in words; a reason that is not known here as it is. */
export function reasonWords(reason: string): Words {
  const words = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  return words === undefined ? ["because of ", code(reason)] : [`because ${words}`];
}
