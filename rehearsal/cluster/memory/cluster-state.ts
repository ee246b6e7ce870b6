import { NamedBalancer } from "../control-plane";
import { Registry } from "./resources/registry";
import { Ids } from "./store/ids";
import { ObjectStore } from "./store/object-store";

/** What the parts of a control plane share. */
export class ClusterState {
  public readonly ids: Ids;
  public readonly store = new ObjectStore();
  public readonly registry = new Registry(this.store);

  public constructor(
    public readonly name: string,

    /** The certificate that pods are given to trust the API server by. */
    public readonly caCertificate: string,

    /** Whether services of type LoadBalancer get an address. */
    public readonly balancesLoads: boolean,

    /** Tells the load balancers that services name. */
    public readonly namedBalancer: NamedBalancer = () => undefined,
  ) {
    this.ids = new Ids(name);
  }
}
