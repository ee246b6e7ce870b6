import { Work } from "../work";

/** Prices of machine types that only the first cloud has. */
export function hourlyPrices(work: Work): void {
  const { environment, to } = work;
  const prices = environment.budget?.hourlyPrices ?? {};
  for (const type of Object.keys(prices)) {
    if (to.instanceTypes?.find(type) !== undefined) continue;
    work.leaveOut(
      ["budget", "hourlyPrices", type],
      `a price of a machine type that ${to.title} does not have`,
    );
  }
}

/** Waivers for addresses of one cloud let nothing pass in another. */
export function waivers(work: Work): void {
  const { review } = work.environment;
  review.waivers.forEach(({ address, rule }, at) => {
    if (address !== undefined) {
      work.remind(
        ["review", "waivers", at, "address"],
        `see whether ${rule} is still to be let pass for ${address}`,
      );
    }
  });
}
