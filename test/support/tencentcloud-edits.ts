import {
  Configuration,
  expressionFor,
  recordedConfiguration,
  splitAddress,
} from "./tencentcloud-configuration";
import { Json, RecordedChange, RecordedUpdate, STATES, UPDATES } from "./tencentcloud-recording";

/** What a batch of edits is expected to do, by address: those that nothing happens to are absent. */
export type ExpectedChanges = ReadonlyMap<string, Pick<RecordedChange, "actions" | "replace_paths">>;

/** What one edit is expected to do, to the edited resource and to others. */
export function expectedChanges(update: RecordedUpdate): ExpectedChanges {
  const own = update.instances ?? { [update.address]: update as RecordedChange };
  return new Map(
    Object.entries({ ...own, ...update.others }).filter(([, { actions }]) => actions[0] !== "no-op"),
  );
}

/** The resources that an edit is about: no two edits of a batch may share one. */
function touched(update: RecordedUpdate): readonly string[] {
  return [update.address, ...expectedChanges(update).keys()].map((address) => splitAddress(address).resource);
}

/** All edits, in batches that can be planned together because they are about different resources. */
export function batches(): readonly (readonly RecordedUpdate[])[] {
  const made: { readonly updates: RecordedUpdate[]; readonly taken: Set<string> }[] = [];
  const widestFirst = [...UPDATES].sort((a, b) => touched(b).length - touched(a).length);
  for (const update of widestFirst) {
    const resources = touched(update);
    const free = made.find(({ taken }) => resources.every((each) => !taken.has(each)));
    const batch = free ?? { updates: [], taken: new Set<string>() };
    if (free === undefined) made.push(batch);
    batch.updates.push(update);
    for (const each of resources) batch.taken.add(each);
  }
  return made.map(({ updates }) => updates);
}

/** The recorded configuration with some edits made. */
export function editedConfiguration(updates: readonly RecordedUpdate[]): Configuration {
  const configuration = recordedConfiguration();
  for (const update of updates) {
    const [type = "", name = ""] = splitAddress(update.address).resource.split(".");
    edit(configuration.resource[type]![name]!, update);
  }
  return configuration;
}

function edit(body: Record<string, Json>, update: RecordedUpdate): void {
  const changes = update.changes ?? Object.values(update.instances ?? {})[0]?.changes;
  if (changes !== undefined) {
    for (const [path, , after] of changes) setOrRemove(body, path, expressionFor(after, idReferences(after)));
    return;
  }
  const path = indexed(body, update.attribute.split("."));
  const [, text] = update.edit;
  setOrRemove(body, path, text === "" ? undefined : (JSON.parse(text.replace(/^[^=]*= */, "")) as Json));
}

/** The path of an attribute in a configuration: the first block wherever there are several. */
function indexed(body: Json, names: readonly string[]): (string | number)[] {
  const path: (string | number)[] = [];
  let inside: Json | undefined = body;
  for (const name of names) {
    if (Array.isArray(inside)) {
      path.push(0);
      inside = inside[0];
    }
    path.push(name);
    inside = (inside as Record<string, Json>)[name];
  }
  return path;
}

function setOrRemove(root: Json, path: readonly (string | number)[], value: Json | undefined): void {
  let inside = root as Record<string | number, Json>;
  for (const step of path.slice(0, -1)) inside = inside[step] as Record<string | number, Json>;
  const last = path.at(-1)!;
  if (value === undefined) Reflect.deleteProperty(inside, last);
  else inside[last] = value;
}

/** References for the recorded ids in a value, which are other ones in a rehearsal. */
function idReferences(value: Json): readonly string[] {
  const text = JSON.stringify(value);
  return STATES.filter(
    ({ values }) => /-0{4}/.test(String(values["id"])) && text.includes(`"${String(values["id"])}"`),
  ).map(({ address }) => `${address}.id`);
}
