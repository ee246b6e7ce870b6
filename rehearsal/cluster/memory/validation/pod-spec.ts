import { Fields, at, itemsAt, numberAt, textAt } from "../json/tree";
import { checkContainer } from "./container";
import { Findings } from "./findings";
import { checkPlacement } from "./placement";
import { checkVolumes } from "./volumes";

const DNS_POLICIES = ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"];

/** Checks the spec of a pod or of a pod template. */
export function checkPodSpec(findings: Findings, path: string, spec: Fields): void {
  const volumes = checkVolumes(findings, `${path}.volumes`, spec);
  const pod = { volumes, hostNetwork: spec["hostNetwork"] === true };
  const names = new Set<string>();
  if (itemsAt(spec, "containers").length === 0) findings.required(`${path}.containers`);
  for (const list of ["containers", "initContainers"]) {
    itemsAt(spec, list).forEach((container, i) => {
      const name = textAt(container, "name") ?? "";
      if (names.has(name)) findings.duplicate(`${path}.${list}[${i}].name`, name);
      names.add(name);
      checkContainer(findings, `${path}.${list}[${i}]`, container, pod, list === "initContainers");
    });
  }
  findings.oneOf(`${path}.restartPolicy`, textAt(spec, "restartPolicy"), ["Always", "Never", "OnFailure"]);
  findings.oneOf(`${path}.dnsPolicy`, textAt(spec, "dnsPolicy"), DNS_POLICIES);
  findings.notNegative(
    `${path}.terminationGracePeriodSeconds`,
    numberAt(spec, "terminationGracePeriodSeconds"),
  );
  const deadline = numberAt(spec, "activeDeadlineSeconds");
  if (deadline !== undefined && deadline < 1) {
    findings.invalid(
      `${path}.activeDeadlineSeconds`,
      deadline,
      "must be between 1 and 2147483647, inclusive",
    );
  }
  if (textAt(spec, "dnsPolicy") === "None" && at(spec, "dnsConfig", "nameservers") === undefined) {
    findings.required(
      `${path}.dnsConfig.nameservers`,
      "must provide at least one DNS nameserver when `dnsPolicy` is None",
    );
  }
  checkPlacement(findings, path, spec);
}
