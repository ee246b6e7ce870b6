import { GATEWAY, TLS_SECRET } from "../../rules/way-in";
import { Work } from "../work";

const CLASS_NAME = ["ingress", "className"];

/** A class of one cluster says nothing of another; where a Gateway stays behind, an ingress needs a certificate. */
export function ingress(work: Work): void {
  const { className, gateway } = work.environment.ingress;
  const { nodesExist = false } = work.to;
  if (className !== undefined) {
    const what = nodesExist
      ? `see that your cluster has the ingress class ${className}`
      : `see who makes the ingress class ${className}: a new cluster has none; left out, one is installed`;
    work.remind(CLASS_NAME, what);
  }
  if (gateway !== undefined && !work.has(GATEWAY) && !work.has(TLS_SECRET)) {
    const secret = "put the secret with the certificate of the host, which the Gateway's listener had";
    work.ask(TLS_SECRET, "sd-tls", secret);
  }
}
