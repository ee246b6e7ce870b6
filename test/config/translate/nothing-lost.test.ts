import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { Document, isMap, isScalar, parse, visit } from "yaml";
import { CATALOGS } from "../../../catalog";
import { Environment, readEnvironmentText } from "../../../config";
import { parityRows } from "../../../config/parity";
import { translate, Translation } from "../../../config/translate";
import { CLOUD_KINDS, CloudKind } from "../../../constructs/contracts/cloud-kind";
import { environmentData } from "../../support/environment-arbitrary";

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value !== "object" || value === null) return [[path.join("/"), value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** A file with a comment of its own above and behind as many values as can have one. */
function commented(data: unknown, isFlow: boolean): { text: string; comments: readonly string[] } {
  const document = new Document(data);
  let count = 0;
  visit(document, {
    Pair(_, { key, value }, ancestors) {
      if (ancestors.some((node) => isMap(node) && node.flow === true)) return;
      if (isScalar(key) && count++ > 0) key.commentBefore = ` 上 ${count}`;
      if (isScalar(value)) value.comment = ` 后 ${++count}`;
      if (isMap(value) && isFlow && value.items.every((item) => isScalar(item.value))) value.flow = true;
    },
  });
  const text = document.toString({ lineWidth: 0 });
  return { text, comments: text.match(/# [上后] \d+$/gm) ?? [] };
}

/** Notes whose path is that of a field, or of what it is part of, or of a part of it. */
function isTold({ notes }: Translation, path: string): boolean {
  return notes.some(({ path: noted }) => {
    const [a, b] = [`${noted.replaceAll("/", ".")}.`, `${path.replaceAll("/", ".")}.`];
    return b.startsWith(a) || a.startsWith(b);
  });
}

const FIELDS = parityRows().map(({ field, cells }) => {
  const parts = field.split(".").map((part) => (part === "*" ? "[^/]+" : part.replace("[]", "/\\d+")));
  return { pattern: new RegExp(`^${parts.join("/")}$`), cells, field };
});

/** Limits, which the check of a file tells by itself. */
const LIMITS =
  /^(cluster\/(kubernetesVersion|serviceCidr)|network\/cidr|registry\/name(space)?|nodePools\/[^/]+\/min)$/;

/** Values that are as if the field was not there, which a cloud that refuses the field takes. */
const AS_IF_ABSENT: readonly unknown[] = [false, "none"];

function meansTheSame([path, value]: Leaf, from: CloudKind, to: CloudKind): boolean {
  const found = FIELDS.find(({ pattern }) => pattern.test(path));
  if (found === undefined) throw new Error(`${path} is no field of the parity table`);
  const [a, b] = [found.cells.get(from), found.cells.get(to)];
  if ([a?.honours, b?.honours].includes("refused")) return AS_IF_ABSENT.includes(value);
  return a?.by === b?.by || (a?.honours === "same" && b?.honours === "same");
}

/** Ranges that no load balancer filters: the words of an ingress class are the same in every cluster. */
const isOfClass = (path: string, { ingress }: Environment): boolean =>
  path.startsWith("diffusion/access/allowedCidrs/") && ingress.className !== undefined;

const ASKED_FOR = ["name", "cloud/kind"];

const keyOrder = (data: object, other: object): readonly string[] =>
  Object.keys(data).filter((key) => key in other);

function inOrder(before: unknown, after: unknown): boolean {
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null)
    return true;
  const own = new Map<string, unknown>(Object.entries(after));
  return (
    isDeepStrictEqual(keyOrder(before, after), keyOrder(after, before)) &&
    Object.entries(before).every(([key, inner]) => inOrder(inner, own.get(key)))
  );
}

const PAIRS = CLOUD_KINDS.flatMap((from) =>
  CLOUD_KINDS.filter((to) => to !== from).map((to) => [from, to] as const),
);

jest.setTimeout(120_000);

describe("an environment file on its way to another cloud", () => {
  test.each(PAIRS)("loses nothing silently from %s to %s", (from, to) => {
    let count = 0;
    const property = fc.property(environmentData(from), fc.boolean(), (data, isFlow) => {
      const { text, comments } = commented(data, isFlow);
      const { environment } = readEnvironmentText(text, `${from}-prod.yaml`);
      fc.pre(environment !== undefined);
      if (environment === undefined) return;
      count += 1;
      const result = translate({ text, environment, to, name: `${to}-prod` });
      const after: unknown = parse(result.text);
      const [old, fresh] = [new Map(leaves(data)), new Map(leaves(after))];
      const carried = (path: string, value: unknown): boolean =>
        isDeepStrictEqual(fresh.get(path), value) &&
        (meansTheSame([path, value], from, to) || LIMITS.test(path) || isOfClass(path, environment));
      const lost = [...old].filter(([path, value]) => !carried(path, value) && !isTold(result, path));
      const made = [...fresh].filter(([path, value]) => !isDeepStrictEqual(old.get(path), value));
      const unsaid = made.filter(([path]) => !isTold(result, path));
      const silent = [...lost, ...unsaid].map(([path]) => path).filter((path) => !ASKED_FOR.includes(path));
      expect(silent).toEqual([]);
      const todo = { ...result, notes: result.notes.filter(({ kind }) => kind === "to do") };
      expect(result.problems.filter(({ path }) => !isTold(todo, path))).toEqual([]);
      expect(
        comments.filter((comment) => !result.text.split(/\r?\n/).some((line) => line.endsWith(comment))),
      ).toEqual([]);
      expect(inOrder(data, after)).toBe(true);
      for (const [name, pool] of Object.entries(environment.nodePools)) {
        const before = CATALOGS[from].instanceTypes?.find(pool.instanceType ?? "")?.gpu ?? pool.gpu;
        const type = CATALOGS[to].instanceTypes?.find(String(fresh.get(`nodePools/${name}/instanceType`)));
        if (type === undefined) continue;
        expect(type.gpu?.memoryGiB ?? 0).toBeGreaterThanOrEqual(before?.memoryGiB ?? 0);
        expect(type.gpu?.perNode ?? 0).toBeGreaterThanOrEqual(before?.perNode ?? 0);
      }
    });
    fc.assert(property, { numRuns: 20, maxSkipsPerRun: 1000 });
    expect(count).toBeGreaterThanOrEqual(20);
  });
});
