import { PlacementView } from "../../../rehearsal/run/snapshot";
import { Colors } from "../../output/terminal";
import { Card, CardUser } from "./card-layout";
import { DrawnNode, familyOf, NodeGroup, PoolGroup, poolGroups } from "./node-groups";
import { short } from "./quantity";

/** Most characters in a line. */
const COLUMNS = 80;
const CARD_BAR = 40;
const NODE_BAR = 14;
const FREE = { plain: ".", colored: "░" };
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Paints text. */
type Paint = (text: string) => string;

/** How pods are told apart: by letter, and by colour where there are colours. */
interface Mark {
  readonly letter: string;
  readonly paint: Paint;
}

/** The nodes of clusters with their cards, and which pods hold which share of them; nothing where there are no nodes. */
export function formatPicture(title: string, clusters: readonly PlacementView[], colors: Colors): string {
  const drawn = clusters.filter(({ nodes }) => nodes.length > 0);
  if (drawn.length === 0) return "";
  return drawn
    .map((cluster) => {
      const name = drawn.length > 1 ? ` in cluster ${cluster.name}` : "";
      const lines = poolGroups(cluster).flatMap((pool) => poolLines(pool, colors));
      return [
        colors.bold(`${title}${name}: ${summary(cluster)}`),
        ...lines,
        ...waitingLines(cluster, colors),
        "",
      ].join("\n");
    })
    .join("\n");
}

function summary({ nodes, placements }: PlacementView): string {
  const groups = poolGroups({ name: "", nodes, placements });
  const cards = groups.flatMap(({ groups: alike }) =>
    alike.flatMap(({ first, names }) => names.flatMap(() => first.layout.cards)),
  );
  const used = cards.filter(({ users }) => users.length > 0).length;
  const placed = placements.filter(({ node }) => node !== undefined).length;
  const what = [counted(nodes.length, "node"), counted(placed, "pod")];
  const noun = cards.some(({ isSlice }) => isSlice === true) ? "slice" : "card";
  if (cards.length > 0) what.push(`${used} of ${counted(cards.length, noun)} in use`);
  return what.join(", ");
}

function poolLines({ pool, instanceType, zone, count, groups }: PoolGroup, colors: Colors): string[] {
  const head = [pool === undefined ? undefined : `pool ${pool}`, instanceType, zone, counted(count, "node")];
  const title = head.filter((part) => part !== undefined).join(" · ");
  return [fit(title), ...groups.flatMap((group) => groupLines(group, colors))];
}

function groupLines({ first, names }: NodeGroup, colors: Colors): string[] {
  const more = names.length > 1 ? ` and ${counted(names.length - 1, "node")} alike` : "";
  const { cpu, memoryGiB, pods, layout } = first;
  const use = [
    `cpu ${bar(cpu, NODE_BAR, colors)} ${short(cpu.used)} of ${short(cpu.of)}`.padEnd(
      34 + paintLength(cpu, colors),
    ),
    `memory ${bar(memoryGiB, NODE_BAR, colors)} ${short(memoryGiB.used)} of ${short(memoryGiB.of)} GiB`,
  ].join(" ");
  const marks = marksOf(first, colors);
  const cards = layout.cards.flatMap((card, index) => cardLines(card, index + 1, marks, colors));
  const unfit = layout.unfit.map(
    ({ pod }) => `    ${colors.red(`on no card: ${pod.namespace}/${pod.name}`)}`,
  );
  return [
    `  ${fit(`${first.node.name}${more}, ${counted(pods.length, "pod")}`, 2)}`,
    `    ${use}`,
    ...cards,
    ...unfit,
  ];
}

function cardLines(
  { isSlice = false, memoryGiB, users }: Card,
  number: number,
  marks: ReadonlyMap<string, Mark>,
  colors: Colors,
): string[] {
  const noun = isSlice ? "slice" : "card";
  const label = `    ${noun} ${number} `.padEnd(11);
  const markOf = ({ pod }: CardUser): Mark =>
    marks.get(`${pod.namespace}/${pod.name}`) ?? { letter: "#", paint: (text) => text };
  const line = (name: string, part: (user: CardUser) => number, whole: number, unit: string): string => {
    const used = users.reduce((sum, user) => sum + part(user), 0);
    const body = segments(
      users.map((user) => ({ ...markOf(user), size: part(user) })),
      whole,
      colors,
    );
    return `${name.padEnd(8)}${body} ${short(used)} of ${short(whole)} ${unit}`;
  };
  const bars =
    memoryGiB === undefined
      ? [`${label}${line("whole", ({ computePercent }) => computePercent, 100, "%")}`]
      : [
          `${label}${line("compute", ({ computePercent }) => computePercent, 100, "%")}`,
          `${"".padEnd(11)}${line("memory", (user) => user.memoryGiB ?? 0, memoryGiB, "GiB")}`,
        ];
  const legend = users.map((user) => {
    const { letter, paint } = markOf(user);
    const share =
      user.memoryGiB === undefined
        ? `the whole ${noun}`
        : `${short(user.computePercent)} %, ${short(user.memoryGiB)} GiB`;
    return `${"".padEnd(11)}${paint(letter)} ${fit(`${user.pod.namespace}/${user.pod.name}`, 13 + share.length + 2)}  ${share}`;
  });
  return [...bars, ...legend];
}

function waitingLines({ placements }: PlacementView, colors: Colors): string[] {
  const families = new Map<string, number>();
  for (const pod of placements.filter(({ node }) => node === undefined)) {
    families.set(familyOf(pod), (families.get(familyOf(pod)) ?? 0) + 1);
  }
  return [...families].map(([family, count]) =>
    colors.red(fit(`without a place: ${counted(count, "pod")} of ${family}`)),
  );
}

/** Pods with a share of a card, marked in the order of the cards. */
function marksOf({ layout }: DrawnNode, colors: Colors): ReadonlyMap<string, Mark> {
  const paints: readonly Paint[] = [colors.cyan, colors.magenta, colors.yellow, colors.green, colors.blue];
  const marks = new Map<string, Mark>();
  for (const { pod } of layout.cards.flatMap(({ users }) => users)) {
    const key = `${pod.namespace}/${pod.name}`;
    if (marks.has(key)) continue;
    const letter = LETTERS[marks.size % LETTERS.length] ?? "#";
    marks.set(key, { letter, paint: paints[marks.size % paints.length] ?? colors.cyan });
  }
  return marks;
}

interface Segment extends Mark {
  readonly size: number;
}

/** A bar in which each pod has as much as it uses: its letter, or its colour. */
function segments(parts: readonly Segment[], whole: number, { isColorSupported }: Colors): string {
  let used = 0;
  let text = "";
  let length = 0;
  for (const { size, letter, paint } of parts) {
    used += size;
    const end = Math.min(CARD_BAR, Math.round((used / whole) * CARD_BAR));
    const body = (isColorSupported ? "█" : letter).repeat(Math.max(0, end - length));
    text += isColorSupported ? paint(body) : body;
    length = Math.max(length, end);
  }
  return text + (isColorSupported ? FREE.colored : FREE.plain).repeat(CARD_BAR - length);
}

function bar(
  { used, of }: { readonly used: number; readonly of: number },
  width: number,
  colors: Colors,
): string {
  const full = of === 0 ? 0 : Math.min(width, Math.round((used / of) * width));
  if (!colors.isColorSupported) return "#".repeat(full) + FREE.plain.repeat(width - full);
  return colors.dim("█".repeat(full)) + FREE.colored.repeat(width - full);
}

/** Characters of a bar that are there for its colour only. */
function paintLength(use: { readonly used: number; readonly of: number }, colors: Colors): number {
  return bar(use, NODE_BAR, colors).length - NODE_BAR;
}

/** Shortened in the middle to what is left of a line. */
function fit(text: string, taken = 0): string {
  const room = COLUMNS - taken;
  if (text.length <= room) return text;
  const tail = Math.floor((room - 1) / 2);
  return `${text.slice(0, room - 1 - tail)}…${text.slice(-tail)}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
