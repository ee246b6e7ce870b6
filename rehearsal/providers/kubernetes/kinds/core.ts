import { always, block, fields, Shape } from "../conversion/shape";
import { isChanged } from "../lifecycle/change";
import { inTurn, mapPatch, patchTable } from "../lifecycle/json-patch";
import { defaultServiceAccount, quotaTaken, serviceAccountToken, whenAsked } from "../lifecycle/waits";
import { limitRangeSpec, resourceQuotaSpec } from "../shapes/policy";
import { secret, secretPatchData, withSecretData } from "../shapes/secret";
import { KindDefinition } from "./kind";

const serviceAccount: Shape = {
  ...fields({ automount_service_account_token: always }),
  prepared: (json) => ({
    automountServiceAccountToken: false,
    imagePullSecrets: [],
    secrets: [],
    ...json,
  }),
};

const serviceAccountKind: KindDefinition = {
  typeName: "kubernetes_service_account_v1",
  apiVersion: "v1",
  kind: "ServiceAccount",
  plural: "serviceaccounts",
  shape: serviceAccount,
  update: patchTable(
    { when: "image_pull_secret", path: "/imagePullSecrets", empty: [] },
    { when: "secret", path: "/secrets", empty: [] },
    { when: "automount_service_account_token", path: "/automountServiceAccountToken" },
  ),
  errors: { update: "Failed to update service account: " },
  readExtra: (_, known) => ({
    default_secret_name: typeof known["default_secret_name"] === "string" ? known["default_secret_name"] : "",
  }),
};

/** Namespaces, configuration, secrets, service accounts and quotas. */
export const coreKinds: readonly KindDefinition[] = [
  {
    typeName: "kubernetes_namespace_v1",
    apiVersion: "v1",
    kind: "Namespace",
    plural: "namespaces",
    clusterScoped: true,
    shape: {},
    constant: { spec: {}, status: {} },
    created: whenAsked("wait_for_default_service_account", defaultServiceAccount),
    gone: () => "context deadline exceeded",
  },
  {
    typeName: "kubernetes_config_map_v1",
    apiVersion: "v1",
    kind: "ConfigMap",
    plural: "configmaps",
    shape: {
      ...fields({ immutable: always }),
      prepared: (json) => ({ binaryData: {}, data: {}, immutable: false, ...json }),
    },
    update: inTurn(
      mapPatch("binary_data", "/binaryData"),
      mapPatch("data", "/data"),
      patchTable({ when: "immutable", path: "/immutable" }),
    ),
    errors: { update: "Failed to update Config Map: " },
  },
  {
    typeName: "kubernetes_secret_v1",
    apiVersion: "v1",
    kind: "Secret",
    plural: "secrets",
    shape: secret,
    finish: withSecretData,
    created: whenAsked("wait_for_service_account_token", serviceAccountToken),
    update: inTurn(
      (change) =>
        ["data", "data_wo_revision", "binary_data", "binary_data_wo_revision"].some((name) =>
          isChanged(change, name),
        )
          ? [{ op: "add", path: "/data", value: secretPatchData(change.planned, change.config) }]
          : [],
      patchTable({ when: "immutable", path: "/immutable", empty: false }),
    ),
    errors: { update: "Failed to update secret: " },
  },
  serviceAccountKind,
  {
    ...serviceAccountKind,
    typeName: "kubernetes_default_service_account_v1",
    adopt: inTurn(
      patchTable(
        { when: "image_pull_secret", path: "/imagePullSecrets", empty: [] },
        { when: "secret", path: "/secrets", empty: [] },
      ),
      ({ planned }) => [
        {
          op: "replace",
          path: "/automountServiceAccountToken",
          value: planned["automount_service_account_token"] === true,
        },
      ],
    ),
    errors: {
      ...serviceAccountKind.errors,
      create: "Failed to update default service account: ",
    },
  },
  {
    typeName: "kubernetes_limit_range_v1",
    apiVersion: "v1",
    kind: "LimitRange",
    plural: "limitranges",
    shape: fields({ spec: block(limitRangeSpec) }),
    constant: { spec: { limits: null } },
    update: patchTable({ when: "spec", path: "/spec" }),
    errors: { create: "Failed to create limit range: ", update: "Failed to update limit range: " },
    strictDelete: true,
  },
  {
    typeName: "kubernetes_resource_quota_v1",
    apiVersion: "v1",
    kind: "ResourceQuota",
    plural: "resourcequotas",
    shape: fields({ spec: block(resourceQuotaSpec) }),
    constant: { spec: {}, status: {} },
    created: quotaTaken,
    updated: quotaTaken,
    update: patchTable({ when: "spec", path: "/spec" }),
    errors: { create: "Failed to create resource quota: ", update: "Failed to update resource quota: " },
  },
];
