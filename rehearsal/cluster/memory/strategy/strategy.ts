import { ClusterState } from "../cluster-state";
import { Fields } from "../json/tree";

/** What the server itself puts into objects of a kind. */
export interface Strategy {
  readonly create?: (object: Fields, state: ClusterState) => void;
  readonly update?: (object: Fields, old: Fields, state: ClusterState, subresource: string) => void;
}
