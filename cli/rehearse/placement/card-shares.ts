import { CATALOGS, ShareResources } from "../../../catalog";

/** By what pods ask for shares of cards, in each cloud that shares them. */
export const CARD_SHARES: readonly ShareResources[] = Object.values(CATALOGS).flatMap(({ gpuSharing }) =>
  gpuSharing === undefined ? [] : [gpuSharing.resources],
);
