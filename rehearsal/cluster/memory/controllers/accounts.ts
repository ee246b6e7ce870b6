import { removeObject } from "../api/remove";
import { ClusterState } from "../cluster-state";
import { isTerminating, metadataOf, nameOf, namespaceOf, uidOf } from "../json/object";
import { Fields, child, textAt } from "../json/tree";
import { saveStatus } from "./status";

const ACCOUNT = "kubernetes.io/service-account.name";

/** Fills secrets of service account tokens, and removes those whose account is not there. */
export function fillTokens(state: ClusterState): void {
  for (const secret of state.store.list("/secrets")) {
    if (textAt(secret, "type") !== "kubernetes.io/service-account-token") continue;
    const namespace = namespaceOf(secret);
    const account = state.store.get(
      "/serviceaccounts",
      namespace,
      textAt(secret, "metadata", "annotations", ACCOUNT) ?? "",
    );
    if (account === undefined) remove(state, secret);
    else if (textAt(secret, "data", "token") === undefined) fill(state, secret, account);
  }
}

function remove(state: ClusterState, secret: Fields): void {
  const type = state.registry.ofKey("/secrets");
  if (type === undefined || isTerminating(secret)) return;
  removeObject(state, type, secret, { propagation: "Background", dryRun: false });
}

function fill(state: ClusterState, secret: Fields, account: Fields): void {
  const encode = (text: string) => Buffer.from(text).toString("base64");
  const namespace = namespaceOf(secret);
  saveStatus(state, "/secrets", secret, (changed) => {
    child(metadataOf(changed), "annotations")["kubernetes.io/service-account.uid"] = uidOf(account);
    const data = child(changed, "data");
    data["ca.crt"] = encode(state.caCertificate);
    data["namespace"] = encode(namespace);
    data["token"] = encode(state.ids.token(`${namespace}/${nameOf(account)}`));
  });
}
