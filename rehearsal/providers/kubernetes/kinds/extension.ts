import { base64 } from "../conversion/codec";
import { block, fields, spelled } from "../conversion/shape";
import { patchTable } from "../lifecycle/json-patch";
import { webhook } from "../shapes/admission";
import { podSecurityPolicySpec } from "../shapes/pod-security-policy";
import { KindDefinition } from "./kind";

const webhooks = {
  ...fields({ webhook: block(webhook) }),
  prepared: (json: Parameters<NonNullable<KindDefinition["readExtra"]>>[0]) => ({ webhooks: [], ...json }),
};

/** What extends the API server. */
export const extensionKinds: readonly KindDefinition[] = [
  {
    typeName: "kubernetes_api_service_v1",
    apiVersion: "apiregistration.k8s.io/v1",
    kind: "APIService",
    plural: "apiservices",
    clusterScoped: true,
    shape: fields({
      spec: block({
        constant: { groupPriorityMinimum: 0, versionPriority: 0 },
        ...fields({ ca_bundle: spelled(base64) }),
      }),
    }),
    constant: { status: {} },
    update: patchTable({ when: "spec", path: "/spec" }),
    errors: { update: "Failed to update API service: " },
  },
  {
    typeName: "kubernetes_mutating_webhook_configuration_v1",
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "MutatingWebhookConfiguration",
    plural: "mutatingwebhookconfigurations",
    clusterScoped: true,
    shape: webhooks,
    update: patchTable({ when: "webhook", path: "/webhooks", empty: [] }),
    errors: { update: "Failed to update MutatingWebhookConfiguration: " },
  },
  {
    typeName: "kubernetes_validating_webhook_configuration_v1",
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingWebhookConfiguration",
    plural: "validatingwebhookconfigurations",
    clusterScoped: true,
    shape: webhooks,
    update: patchTable({ when: "webhook", path: "/webhooks", empty: [] }),
    errors: { update: "Failed to update ValidatingWebhookConfiguration: " },
  },
  {
    typeName: "kubernetes_pod_security_policy_v1beta1",
    apiVersion: "policy/v1beta1",
    kind: "PodSecurityPolicy",
    plural: "podsecuritypolicies",
    clusterScoped: true,
    shape: fields({ spec: block(podSecurityPolicySpec) }),
    update: patchTable({ when: "spec", path: "/spec" }),
    errors: { update: "Failed to update PodSecurityPolicy: " },
  },
];
