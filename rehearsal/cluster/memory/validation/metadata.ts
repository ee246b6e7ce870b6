import { annotationsOf, labelsOf, nameOf } from "../json/object";
import { Fields, Tree, isFields, textsAt } from "../json/tree";
import { ResourceType, qualifiedKind } from "../resources/resource-type";
import { Findings } from "./findings";
import {
  labelProblems,
  labelValueProblems,
  pathSegmentProblems,
  qualifiedNameProblems,
  serviceNameProblems,
  subdomainProblems,
} from "./names";

const NAME_RULES: Readonly<Record<string, (name: string) => string[]>> = {
  Namespace: labelProblems,
  Service: serviceNameProblems,
  "Role.rbac.authorization.k8s.io": pathSegmentProblems,
  "RoleBinding.rbac.authorization.k8s.io": pathSegmentProblems,
  "ClusterRole.rbac.authorization.k8s.io": pathSegmentProblems,
  "ClusterRoleBinding.rbac.authorization.k8s.io": pathSegmentProblems,
};

const ANNOTATIONS_LIMIT = 256 * 1024;

/** Checks the name, the labels and the annotations of an object. */
export function checkMetadata(findings: Findings, type: ResourceType, object: Fields): void {
  const name = nameOf(object);
  for (const problem of (NAME_RULES[qualifiedKind(type)] ?? subdomainProblems)(name)) {
    findings.invalid("metadata.name", name, problem);
  }
  checkLabels(findings, "metadata.labels", labelsOf(object));
  let size = 0;
  for (const [key, value] of Object.entries(annotationsOf(object))) {
    size += key.length + value.length;
    for (const problem of qualifiedNameProblems(key.toLowerCase()))
      findings.invalid("metadata.annotations", key, problem);
  }
  if (size > ANNOTATIONS_LIMIT)
    findings.forbidden("metadata.annotations", `may not be more than ${ANNOTATIONS_LIMIT} bytes`);
  for (const finalizer of textsAt(object, "metadata", "finalizers")) {
    for (const problem of qualifiedNameProblems(finalizer))
      findings.invalid("metadata.finalizers", finalizer, problem);
  }
}

/** Checks keys and values of labels. */
export function checkLabels(
  findings: Findings,
  path: string,
  labels: Readonly<Record<string, string>>,
): void {
  for (const [key, value] of Object.entries(labels)) {
    for (const problem of qualifiedNameProblems(key)) findings.invalid(path, key, problem);
    for (const problem of labelValueProblems(value)) findings.invalid(path, value, problem);
  }
}

/** A value with its keys sorted, as messages show maps. */
export function sortedKeys(tree: Tree): Tree {
  if (Array.isArray(tree)) return tree.map(sortedKeys);
  if (!isFields(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, sortedKeys(value)]),
  );
}
