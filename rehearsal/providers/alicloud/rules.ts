import { CloudRules } from "../cloud/rules";
import { AlibabaCloud } from "./cloud";

/** What happens while a resource of this cloud is created, changed, read or removed. */
export type ResourceRules = CloudRules<AlibabaCloud>;
