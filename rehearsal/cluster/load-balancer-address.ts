import { createHash } from "node:crypto";

/** Addresses of load balancers are taken from 198.18.0.0/15, which is nobody's. */
const ADDRESSES = 2 ** 17 - 2;

/**
 * An address for a service: the same in every run and every cluster, as long as no other has it.
 *
 * @param key namespace and name of the service.
 */
export function loadBalancerAddress(key: string, isTaken: (address: string) => boolean): string {
  const start = createHash("sha256").update(key).digest().readUInt32BE() % ADDRESSES;
  for (let tried = 0; tried < ADDRESSES; tried += 1) {
    const address = written(((start + tried) % ADDRESSES) + 1);
    if (!isTaken(address)) return address;
  }
  throw new Error(`no address is left for the load balancer of ${key}`);
}

function written(number: number): string {
  return `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
}
