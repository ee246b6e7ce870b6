import { REHEARSED_CLOUDS } from "../../rehearsal/providers/rehearsed-clouds";
import { Context } from "../context";
import { definedOnly } from "../toolbox";

/** Variables that would let the user's own settings or clusters take part in a rehearsal. */
const PERSONAL = /^(TF_(?!VAR_)|AWS_|KUBE|HELM_|SDSTACK_|CDKTF_|NODE_OPTIONS$)/;

const ACCOUNTS = REHEARSED_CLOUDS.flatMap(({ accountVariables }) => accountVariables);

/** Whether a variable is the user's own affair. */
const isPersonal = (name: string): boolean =>
  PERSONAL.test(name) || ACCOUNTS.some((prefix) => name.startsWith(prefix));

/** The environment of every Terraform command of a rehearsal: the user's, without accounts, with the clouds' own. */
export function terraformEnvironment(
  { environment }: Context,
  clouds: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const kept = Object.entries(definedOnly(environment)).filter(([name]) => !isPersonal(name));
  return { ...Object.fromEntries(kept), ...clouds };
}
