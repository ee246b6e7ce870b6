/** Label by which pods find a pool; a cloud's own label holds an identifier that is not known in advance. */
export const POOL_LABEL = "sdstack/node-pool";
