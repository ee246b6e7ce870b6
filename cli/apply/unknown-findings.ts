import { Approval } from "../../review/identity";
import { Review } from "../../review/model";
import { visible } from "../../review/formats/text";

/**
 * What would block the plans, and the approval does not know of: whoever approved has been shown another review. What was
 * allowed or let pass is in the approval, with its reason. What it costs is left out: the review may have been made with
 * prices that are not at hand here.
 */
export function unknownFindings({ findings: approved }: Approval, { findings }: Review): readonly string[] {
  return findings
    .filter(
      ({ severity, waiver, question }) => severity === "block" && waiver === undefined && question !== "cost",
    )
    .filter(
      ({ rule, stack, address }) =>
        !approved.some(
          (each) => each.rule === rule && each.stack === stack && each.address === address && isLetPass(each),
        ),
    )
    .map(({ rule, address, message }) =>
      visible(
        `a finding blocks this, and the approval does not know of it: ${rule} ${address ?? ""} ${message}`,
      ),
    );
}

function isLetPass({ severity, waived }: Approval["findings"][number]): boolean {
  return waived || severity !== "block";
}
