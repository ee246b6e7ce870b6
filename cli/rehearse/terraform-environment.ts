import { Context } from "../context";
import { definedOnly } from "../toolbox";

/** Variables that would let the user's own settings, accounts or clusters take part in a rehearsal. */
const PERSONAL =
  /^(TF_(?!VAR_)|TENCENTCLOUD_|TCCLI_|ALICLOUD_|ALIBABA_CLOUD_|AWS_|KUBE|HELM_|SDSTACK_|CDKTF_|NODE_OPTIONS$)/;

/** The environment of every Terraform command of a rehearsal: the user's, without accounts, with the clouds' own. */
export function terraformEnvironment(
  { environment }: Context,
  clouds: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const kept = Object.entries(definedOnly(environment)).filter(([name]) => !PERSONAL.test(name));
  return { ...Object.fromEntries(kept), ...clouds };
}
