import { JsonObject } from "../../cluster/kubernetes-api";

/** Values of a chart. */
export type Values = JsonObject;
