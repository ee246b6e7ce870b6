import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ApiRequest, Json, JsonObject } from "../../rehearsal/cluster/kubernetes-api";
import { RehearsalCluster } from "../../rehearsal/cluster/control-plane";
import { Terraform } from "../../rehearsal/terraform/terraform";
import { applyDiagnostics, AppliedDiagnostic } from "./apply-json";
import { eventually, statusOf } from "./cluster-objects";
import { RecordedPlan } from "./recorded-cluster";

/** One round of a scenario: calls to the API past Terraform, then a configuration that is planned and applied. */
export interface Round {
  readonly calls?: readonly ApiRequest[];

  /** Paths of objects that are waited for to be gone after the calls. */
  readonly gone?: readonly string[];

  /** Resources by address. @default those of the round before */
  readonly resources?: Readonly<Record<string, JsonObject>>;

  /** Ids by address to import. Terraform has forgotten these resources before. */
  readonly imports?: Readonly<Record<string, string>>;
}

/** An error or a warning. */
export interface Told {
  readonly severity: string;
  readonly summary: string;
  readonly detail: string;
}

/** What a round has led to, without what is different in every run. */
export interface RoundResult {
  /** Actions by address; nothing for what stays as it is. */
  readonly planned: Readonly<Record<string, readonly string[]>>;
  /** By address, in the order in which they were told. */
  readonly diagnostics: readonly Told[];

  /** The state after the apply, by address. */
  readonly state: Readonly<Record<string, Json>>;

  /** Actions by address of the plan after that. */
  readonly next: Readonly<Record<string, readonly string[]>>;
}

/** One case of `scenarios.json`. */
export interface Scenario {
  readonly case: string;
  readonly rounds: readonly Round[];
  readonly recorded: readonly RoundResult[];
}

/** What scenarios are played with: a Terraform with some provider, and the API of the cluster it talks to. */
export interface Stage {
  readonly terraform: Terraform;
  readonly cluster: RehearsalCluster;
  configure(
    resources: Iterable<readonly [string, Json]>,
    imports: Readonly<Record<string, string>>,
  ): Promise<void>;
  call(request: ApiRequest): Promise<JsonObject>;
  plan(): Promise<RecordedPlan>;
}

/** What `scenarios.json` says: what is there before, and the scenarios. */
export interface RecordedScenarios {
  readonly setup: readonly ApiRequest[];
  readonly cases: readonly Scenario[];

  /** By round, what is told of resources that are no part of the configuration any more: Terraform names none there. */
  readonly unaddressed: readonly (readonly Told[])[];
}

/** The recorded scenarios. */
export function readScenarios(): RecordedScenarios {
  const file = join(__dirname, "../fixtures/kubernetes-provider/scenarios.json");
  return JSON.parse(readFileSync(file, "utf8")) as RecordedScenarios;
}

/** What playing has led to: each round of each case, and what was told in each round of resources that were removed. */
export interface Played {
  readonly cases: ReadonlyMap<string, readonly RoundResult[]>;
  readonly unaddressed: readonly (readonly Told[])[];
}

/** Plays all scenarios at once, round by round. */
export async function play(stage: Stage, scenarios: readonly Omit<Scenario, "recorded">[]): Promise<Played> {
  const unaddressed: (readonly Told[])[] = [];
  const results = new Map(scenarios.map((one) => [one.case, [] as RoundResult[]]));
  const longest = Math.max(...scenarios.map(({ rounds }) => rounds.length));
  for (let number = 0; number < longest; number += 1) {
    const running = scenarios.filter(({ rounds }) => number < rounds.length);
    const played = await playRound(stage, running, number);
    for (const one of running) results.get(one.case)?.push(resultOf(played, addressesOf(one)));
    unaddressed.push(toldOf(played.diagnostics, ({ address }) => address === undefined));
  }
  return { cases: results, unaddressed };
}

interface PlayedRound {
  readonly plan: RecordedPlan;
  readonly diagnostics: readonly AppliedDiagnostic[];
  readonly state: ReadonlyMap<string, Json>;
  readonly next: RecordedPlan;
}

async function playRound(
  stage: Stage,
  running: readonly Omit<Scenario, "recorded">[],
  number: number,
): Promise<PlayedRound> {
  const rounds = running.flatMap(({ rounds: all }) => all.slice(number, number + 1));
  const imports = Object.assign({}, ...rounds.map((round) => round.imports ?? {})) as Record<string, string>;
  if (Object.keys(imports).length > 0) await stage.terraform.run(["state", "rm", ...Object.keys(imports)]);
  for (const { calls = [] } of rounds) for (const call of calls) await stage.call(call);
  for (const path of rounds.flatMap(({ gone = [] }) => gone)) {
    await eventually(
      () => statusOf(stage.cluster, path),
      (status) => status === 404,
    );
  }
  const resources = running.flatMap((one) => Object.entries(resourcesIn(one, number)));
  await stage.configure(resources, imports);
  const plan = await stage.plan();
  // Waits that end with a time limit go on side by side.
  const diagnostics = await applyDiagnostics(stage.terraform, ["-parallelism=60"]);
  await stage.configure(resources, {});
  return { plan, diagnostics, state: await stateOf(stage.terraform), next: await stage.plan() };
}

function resourcesIn(
  { rounds }: Omit<Scenario, "recorded">,
  number: number,
): Readonly<Record<string, JsonObject>> {
  return rounds.slice(0, number + 1).findLast(({ resources }) => resources !== undefined)?.resources ?? {};
}

function addressesOf({ rounds }: Omit<Scenario, "recorded">): ReadonlySet<string> {
  return new Set(rounds.flatMap(({ resources = {} }) => Object.keys(resources)));
}

function resultOf(
  { plan, diagnostics, state, next }: PlayedRound,
  addresses: ReadonlySet<string>,
): RoundResult {
  const actions = ({ changes }: RecordedPlan) =>
    Object.fromEntries(
      [...changes]
        .filter(([address]) => addresses.has(address))
        .map(([address, one]) => [address, one.actions]),
    );
  return {
    planned: actions(plan),
    diagnostics: toldOf(diagnostics, ({ address = "" }) => addresses.has(address)),
    state: Object.fromEntries([...state].filter(([address]) => addresses.has(address))),
    next: actions(next),
  };
}

function toldOf(
  diagnostics: readonly AppliedDiagnostic[],
  isMeant: (diagnostic: AppliedDiagnostic) => boolean,
): readonly Told[] {
  return diagnostics
    .filter(isMeant)
    .sort((a, b) => (a.address ?? a.summary).localeCompare(b.address ?? b.summary))
    .map(({ severity, summary, detail }) => ({ severity, summary, detail }));
}

async function stateOf(terraform: Terraform): Promise<ReadonlyMap<string, Json>> {
  const shown = (await terraform.showJson()) as {
    values?: { root_module?: { resources?: { address: string; tainted?: boolean; values: JsonObject }[] } };
  };
  const resources = shown.values?.root_module?.resources ?? [];
  return new Map(
    resources.map(({ address, tainted = false, values }) => [
      address,
      tainted ? { tainted } : withoutChance(values),
    ]),
  );
}

/** Names of values that are different in every run, in the state and in objects. */
const CHANCE =
  /^(uid|resource_?version|creationTimestamp|managedFields|generation|cluster_?ips?|clusterIPs?|node_?port|health_check_node_port|token)$/;

function withoutChance(json: Json): Json {
  if (typeof json === "string") return json.replace(/^kube-api-access-\w{5}$/, "kube-api-access-<suffix>");
  if (Array.isArray(json)) return json.map((each) => withoutChance(each as Json));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      CHANCE.test(name) && isSomething(value as Json) ? `<${name}>` : withoutChance(value as Json),
    ]),
  );
}

function isSomething(value: Json): boolean {
  return (
    value !== null &&
    value !== "" &&
    value !== 0 &&
    value !== "None" &&
    !(Array.isArray(value) && value.length === 0)
  );
}
