import { Answer } from "../../cloud/data-sources/answer";
import { ACCOUNT_ID, AlibabaCloud } from "../cloud";
import { credentialOf } from "../resources/ack/access";

/** Data sources with an answer of their own. */
export const ANSWERS: Readonly<Record<string, Answer<AlibabaCloud>>> = {
  alicloud_account: () => ({ id: ACCOUNT_ID }),
  alicloud_cs_cluster_credential: credentialOf,
};
