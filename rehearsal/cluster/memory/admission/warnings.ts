import { X509Certificate } from "node:crypto";
import { Fields, fieldsAt, itemsAt, textAt } from "../json/tree";
import { ResourceType, qualifiedKind } from "../resources/resource-type";

/** What the server warns of although it accepts it. */
export function warningsOf(type: ResourceType, object: Fields): string[] {
  if (qualifiedKind(type) === "Secret") return certificateWarnings(object);
  const template = fieldsAt(object, "spec", "template", "spec");
  return template === undefined ? [] : spreadWarnings(template, "spec.template.spec");
}

function spreadWarnings(spec: Fields, path: string): string[] {
  return itemsAt(spec, "topologySpreadConstraints").flatMap((constraint, i) =>
    constraint["labelSelector"] === undefined
      ? [
          `${path}.topologySpreadConstraints[${i}].labelSelector: a null labelSelector results in matching no pod`,
        ]
      : [],
  );
}

function certificateWarnings(secret: Fields): string[] {
  const certificate = textAt(secret, "data", "tls.crt");
  if (textAt(secret, "type") !== "kubernetes.io/tls" || certificate === undefined) return [];
  try {
    return [new X509Certificate(Buffer.from(certificate, "base64"))].flatMap(() => []);
  } catch {
    return ["x509: malformed certificate"];
  }
}
