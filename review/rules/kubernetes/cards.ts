import { CATALOGS } from "../../../catalog";
import { QGPU } from "../../../catalog/tencent/card-sharing";
import { Part } from "../engine/part";
import { Pod } from "./pod";

/** Shares of a card and their memory on Tencent Cloud. */
export const SHARE = QGPU.resources.compute;

/** @see SHARE */
export const SHARE_MEMORY = QGPU.resources.memory;

/** Names of resources that are cards, or parts of cards. */
const CARDS = /^(nvidia\.com\/|amd\.com\/gpu|tke\.cloud\.tencent\.com\/qgpu-|aliyun\.com\/gpu)/;

/** By what pods ask for shares of cards, in each cloud that shares them. */
const SHARES: readonly string[] = Object.values(CATALOGS).flatMap(({ gpuSharing }) =>
  gpuSharing === undefined ? [] : [gpuSharing.resources.compute, gpuSharing.resources.memory],
);

/** Says whether a resource is a share of a card in one of the clouds: of its compute, or of its memory. */
export function isShare(name: string): boolean {
  return SHARES.includes(name);
}

/** Says whether a resource is a card, or a part of one. */
export function isCard(name: string): boolean {
  return CARDS.test(name) || isShare(name);
}

/** Resources of cards that a container names in its limits and requests. */
export function cardsOf(container: Part, kind: "limits" | "requests"): readonly (readonly [string, Part])[] {
  return container
    .at("resources", kind)
    .entries()
    .filter(([name, part]) => isCard(name) && !part.isAbsent);
}

/** Says whether a pod takes cards. */
export function takesCards({ containers }: Pod): boolean {
  return containers.some(({ part }) => cardsOf(part, "limits").length + cardsOf(part, "requests").length > 0);
}
