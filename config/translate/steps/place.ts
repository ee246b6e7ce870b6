import { regionOf } from "../../../catalog/cities";
import { Work } from "../work";

/** The name of the environment, after its cloud where it is called after it. */
export function nameAfter(name: string, from: string, to: string): string {
  const renamed = name === from || name.startsWith(`${from}-`) ? `${to}${name.slice(from.length)}` : name;
  return (renamed === name ? `${name}-${to}` : renamed).slice(0, 20).replace(/-+$/, "");
}

/** The cloud, and the region in the same city. */
export function place(work: Work): void {
  const { environment, to, kind } = work;
  const { cloud } = environment;
  work.set(["cloud", "kind"], kind);
  for (const key of Object.keys(cloud)) {
    const stays = key === "kind" || (to.zones !== undefined && (key === "region" || key === "zone"));
    if (!stays) work.leaveOut(["cloud", key], to.parity?.[`cloud.${key}`]?.by ?? `not of ${to.title}`);
  }
  if (to.zones === undefined) {
    work.ask(["cloud", "kubeconfig"], "~/.kube/config", "put the kubeconfig of your cluster");
    return;
  }
  const [anywhere = ""] = to.zones.keys();
  const near = "region" in cloud ? regionOf(kind, cloud) : undefined;
  const region = near ?? anywhere;
  const [zone = ""] = to.zones.get(region) ?? [];
  if (near === undefined)
    work.ask(["cloud", "region"], region, `put your region of ${to.title}: none is known to be near`);
  else work.choose(["cloud", "region"], region, "the region in the same city");
  work.choose(["cloud", "zone"], zone, `the first zone of ${region}; see that it has your machine types`);
}
