/** Nothing is made here, so nothing can be destroyed by accident. */
export const LOCAL_STATEFUL_TYPES: readonly string[] = [];
