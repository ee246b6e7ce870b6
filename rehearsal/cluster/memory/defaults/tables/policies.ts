import { DefaultTable } from "../default-table";

const WEBHOOK = {
  failurePolicy: "Fail",
  matchPolicy: "Equivalent",
  namespaceSelector: {},
  objectSelector: {},
  timeoutSeconds: 10,
};

/**
 * Fixed defaults of storage, networking, admission and the rest.
 *
 * @see https://github.com/kubernetes/kubernetes/tree/v1.34.4/pkg/apis the files `defaults.go` of storage, networking, admissionregistration, discovery
 */
export const POLICY_DEFAULTS: DefaultTable = {
  "storage.v1.StorageClass": { reclaimPolicy: "Delete", volumeBindingMode: "Immediate" },
  "storage.v1.CSIDriverSpec": {
    attachRequired: true,
    podInfoOnMount: false,
    storageCapacity: false,
    fsGroupPolicy: "ReadWriteOnceWithFSType",
    volumeLifecycleModes: ["Persistent"],
    requiresRepublish: false,
    seLinuxMount: false,
  },
  "networking.v1.IngressClassParametersReference": { scope: "Cluster" },
  "networking.v1.NetworkPolicyPort": { protocol: "TCP" },
  "admissionregistration.v1.ValidatingWebhook": WEBHOOK,
  "admissionregistration.v1.MutatingWebhook": { ...WEBHOOK, reinvocationPolicy: "Never" },
  "admissionregistration.v1.Rule": { scope: "*" },
  "admissionregistration.v1.RuleWithOperations": { scope: "*" },
  "admissionregistration.v1.NamedRuleWithOperations": { scope: "*" },
  "admissionregistration.v1.ServiceReference": { port: 443 },
  "admissionregistration.v1.ValidatingAdmissionPolicySpec": { failurePolicy: "Fail" },
  "admissionregistration.v1.MatchResources": {
    namespaceSelector: {},
    objectSelector: {},
    matchPolicy: "Equivalent",
  },
  "apiregistration.v1.ServiceReference": { port: 443 },
  "apiextensions.v1.CustomResourceDefinitionSpec": { conversion: { strategy: "None" } },
  "discovery.v1.EndpointPort": { name: "", protocol: "TCP" },
  "flowcontrol.v1.FlowSchemaSpec": { matchingPrecedence: 1000 },
};
