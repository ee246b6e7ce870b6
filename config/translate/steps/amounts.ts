import { budgetCovers, typesWithoutPrice } from "../../rules/budget";
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
  const draft = work.draft();
  for (const type of typesWithoutPrice(draft, work.to)) {
    const price = `a price in ${work.environment.budget?.currency} for ${type}`;
    work.remind(["budget", "hourlyPrices"], `put ${price}: without it nothing is compared with the budget`);
  }
  for (const { path, expected } of budgetCovers(draft, work.to)) {
    work.remind(path, `put what it may cost on ${work.to.title}: ${expected}`);
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
