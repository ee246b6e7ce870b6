import { budget as budgetRule } from "../../rules/budget";
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

/** A sum of money is nobody's to raise but its owner's, and prices are what its owner pays. */
export function budget(work: Work): void {
  for (const { path, expected } of budgetRule(work.draft(), work.to)) {
    const price = /^a price in \S+ for \S+/.exec(expected);
    if (price === null) work.remind(path, `put what it may cost on ${work.to.title}: ${expected}`);
    else {
      const why = "without it nothing is compared with the budget";
      work.remind([...path, "hourlyPrices"], `put ${price[0]}: ${why}`);
    }
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
