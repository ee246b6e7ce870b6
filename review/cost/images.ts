import { centsOf, imageSeconds, monthlyPrice, unitsOfCents } from "../../catalog/prices";
import { HOURS_PER_MONTH } from "../../catalog";
import { Cost } from "../model";
import { CostFacts } from "./facts";

const IMAGES = 1000n;
const SECONDS_PER_HOUR = 3600n;

/**
 * What 1000 images cost in machines that have nothing else to do; undefined when the price of the machine or the speed
 * of the card is not known.
 */
export function thousandImages({ images, prices, currency }: CostFacts): Cost["thousandImages"] {
  if (images === undefined) return undefined;
  const { model, card, machine, replicasPerNode, cardPercent } = images;
  const speed = imageSeconds(model, card);
  const price = prices.find(machine, currency);
  if (speed === undefined || price === undefined || replicasPerNode < 1 || cardPercent < 1) return undefined;

  // In tenths of a second, so that everything is whole until the one division.
  const tenths = BigInt(Math.round(speed.seconds * 10));
  const work = monthlyPrice(price) * IMAGES * tenths * 100n;
  const capacity =
    BigInt(HOURS_PER_MONTH) * SECONDS_PER_HOUR * 10n * BigInt(replicasPerNode) * BigInt(cardPercent);
  const name = machine.split("/").at(-1) ?? machine;
  const share = cardPercent === 100 ? "a card of its own" : `${cardPercent} % of a card`;
  return {
    amount: unitsOfCents(centsOf((work + capacity / 2n) / capacity)),
    assumptions: [
      `${card} works ${speed.seconds} s on an image of ${model} (${speed.image}); ${speed.source}, ${speed.date}`,
      `${name} costs ${Number(price.amount)} ${currency} a${price.per === "hour" ? "n hour" : " month"}; ${price.estimate ? "estimate, " : ""}${price.source}, ${price.date}`,
      `${replicasPerNode} ${replicasPerNode === 1 ? "replica" : "replicas"} on a machine, each with ${share}, never waiting for work`,
      "nothing but these machines is counted",
    ],
  };
}
