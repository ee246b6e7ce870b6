import { ApiRequest } from "../../kubernetes-api";
import { ClusterState } from "../cluster-state";
import { Route } from "./route";

/** A request with everything needed to answer it. */
export interface Call {
  readonly state: ClusterState;
  readonly route: Route;
  readonly query: Readonly<Record<string, string>>;
  readonly request: ApiRequest;
}
