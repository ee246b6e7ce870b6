import { KNOWN_PRICES, IMAGE_SECONDS } from ".";

const HEAD = `# What things cost

<!-- Made from catalog/prices by npm run generate:schema. Change the prices there. -->

A review reckons what stacks cost a month, before and after: a month has 730 hours. The floor is what always runs, at
the smallest numbers of nodes and with the nodes that the smallest number of replicas keeps; the ceiling is every pool at
its largest. A budget in the environment file below the ceiling warns, one below the floor blocks (SDI-B01).

What has no price here is listed as unknown and never counted as nothing. Amounts are not converted from one currency to
another. Traffic, and what is stored, are paid for by use: no plan tells how much.

What you pay for a machine goes into \`budget.hourlyPrices\` of the environment file, and comes before what is here.

For everything else there is \`--prices FILE\` of \`sdstack review\` and \`sdstack plan\`: a file in YAML or JSON, whose prices go
before those of the environment file. Of two files the later one counts.

\`\`\`yaml
format: 1
prices:
  - item: tencent/machine/PNV4.7XLARGE116 # as in the table below
    per: hour # or month, or GiB-month
    amount: "9.80" # in quotes, so that nothing is rounded
    currency: CNY # or USD
    source: framework contract 2026-17
    date: 2026-11-02
    estimate: false # true when no published price was at hand
\`\`\`
`;

/** The page with every price, its source and its day. */
export function pricesPageText(): string {
  const prices = KNOWN_PRICES.entries().map(({ item, amount, currency, per, estimate, source, date }) => [
    `\`${item}\``,
    `${amount} ${currency}`,
    per,
    estimate ? "estimate" : "listed",
    source,
    date,
  ]);
  const seconds = IMAGE_SECONDS.map((each) => [
    each.model,
    each.card,
    String(each.seconds),
    each.image,
    each.assumption ? "assumption" : "measured",
    each.source,
    each.date,
  ]);
  return [
    HEAD,
    "## Prices",
    "",
    table(["Item", "Amount", "Per", "Kind", "Source", "As of"], prices),
    "",
    "## Seconds per image",
    "",
    "The price of 1000 images assumes these, and machines that never wait for work.",
    "",
    table(["Model", "Card", "Seconds", "Image", "Kind", "Source", "As of"], seconds),
    "",
  ].join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
