import { DEFINITIONS, KubernetesApi } from "../../../cluster/kubernetes-api";
import { Json } from "../../../run/json";
import { callApi, callApiUnless } from "../call-api";
import { Values } from "../chart-values";
import { bringsDefinitions, ChartFacts, factsOf } from "./chart-table";
import { DefinitionOwner, foreignDefinition, isOwnedBy, nameOf, ownedBy, pathOf } from "./definition";
import { DefinitionLibrary } from "./definition-library";
import { untilGone, untilServed } from "./served";

/** A release whose chart is only recorded. */
export interface RecordedChart extends DefinitionOwner {
  /** Name of the chart. */
  readonly chart: string;

  /** The values that it is rendered with. */
  readonly values: Values;

  /** Whether definitions of others are taken over. */
  readonly takeOwnership: boolean;

  /** Whether what is in the folder `crds/` of the chart is made: by an install that was not told to skip it. */
  readonly makesKept: boolean;
}

/** What definitions a chart has brought. */
export interface BroughtDefinitions {
  /** How many. */
  readonly count: number;

  /** Names of those that stay when the release goes. */
  readonly kept: readonly string[];
}

/** Makes and removes in one cluster the custom resource definitions that recorded charts would bring. */
export class ReleaseDefinitions {
  /** @param settles whether the cluster takes its time with definitions, as a real one does. */
  public constructor(
    private readonly api: KubernetesApi,
    private readonly library: DefinitionLibrary,
    private readonly settles: boolean,
  ) {}

  /**
   * Makes or keeps the definitions of a chart, and waits until custom resources can be used.
   *
   * @throws Error in helm's words when another release, or somebody else, has made one of them.
   */
  public async install(recorded: RecordedChart): Promise<BroughtDefinitions> {
    const facts = factsOf(recorded.chart);
    if (facts === undefined) return { count: 0, kept: [] };
    const all = this.library.of(facts.source);
    if (!bringsDefinitions(facts, recorded.values)) {
      if (facts.from === "templates") await this.#removeOwned(all, recorded);
      return { count: 0, kept: [] };
    }
    const isKept = facts.from === "crds";
    if (isKept && !recorded.makesKept) return { count: all.length, kept: [] };
    const present = await Promise.all(all.map((one) => this.#find(one)));
    if (!isKept && !recorded.takeOwnership) refuseForeign(present, recorded);
    const absent = all.filter((_, index) => present[index] === undefined);
    await Promise.all(
      absent.map((one) =>
        callApi(this.api, { method: "POST", path: DEFINITIONS, body: isKept ? one : ownedBy(one, recorded) }),
      ),
    );
    if (this.settles) await untilServed(this.api, all);
    return { count: all.length, kept: isKept ? absent.map(nameOf) : [] };
  }

  /**
   * Removes the definitions that came with the templates of a release, and with them every custom resource of theirs.
   *
   * @param mostSeconds how long that may take.
   */
  public async uninstall(
    owner: DefinitionOwner & Pick<RecordedChart, "chart">,
    mostSeconds?: number,
  ): Promise<void> {
    const facts: ChartFacts | undefined = factsOf(owner.chart);
    if (facts?.from === "templates")
      await this.#removeOwned(this.library.of(facts.source), owner, mostSeconds);
  }

  async #removeOwned(definitions: readonly Json[], owner: DefinitionOwner, mostSeconds = 300): Promise<void> {
    const present = await Promise.all(definitions.map((one) => this.#find(one)));
    const owned = present.filter((found) => found !== undefined).filter((found) => isOwnedBy(found, owner));
    await Promise.all(
      owned.map((one) => callApiUnless(this.api, { method: "DELETE", path: pathOf(one) }, 404)),
    );
    await untilGone(this.api, owned, mostSeconds);
  }

  #find(definition: Json): Promise<Json | undefined> {
    return callApiUnless(this.api, { method: "GET", path: pathOf(definition) }, 404);
  }
}

function refuseForeign(present: readonly (Json | undefined)[], owner: DefinitionOwner): void {
  for (const found of present) {
    if (found !== undefined && !isOwnedBy(found, owner)) throw new Error(foreignDefinition(found, owner));
  }
}
