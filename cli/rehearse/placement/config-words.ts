import { ConfigPath, Environment, EnvironmentFile } from "../../../config";
import { WorkloadRef } from "../../../rehearsal/placement/proof";
import { CARD_SHARES } from "./card-shares";
import { WHOLE_CARDS } from "./card-slices";

/** A field of an environment file, as people read it: where, what and its value. */
export interface ConfigField {
  /** File, line and column, such as `environments/dev.yaml:12:5`. */
  readonly place: string;

  /** Dotted path, such as `diffusion.scaling.max`. */
  readonly path: string;

  /** What is written there, or what holds when nothing is. */
  readonly value: string;
}

/** The fields of an environment file that stand behind what is in a cluster. */
export class ConfigWords {
  readonly #file: EnvironmentFile;
  readonly #environment: Environment;

  public constructor(file: EnvironmentFile, environment: Environment) {
    this.#file = file;
    this.#environment = environment;
  }

  /** Whether it is the workload that the file describes, and not something that is installed besides. */
  public isDescribed({ kind, namespace }: WorkloadRef): boolean {
    return kind === "Deployment" && namespace === this.#environment.diffusion.namespace;
  }

  /** Name of the pool that a workload runs on: that of its cards, or that of everything else. */
  public poolOf(workload: WorkloadRef): string {
    return this.isDescribed(workload) ? this.#environment.diffusion.gpu.pool : "system";
  }

  /** A field by its path. */
  public field(...path: readonly string[]): ConfigField {
    const { line, column } = this.#file.locate(path);
    return {
      place: `${this.#file.file}:${line}:${column}`,
      path: path.join("."),
      value: shown(valueAt(this.#environment, path)),
    };
  }

  /** The fields that ask for resources of which the scheduler says there is not enough. */
  public fieldsFor(workload: WorkloadRef, words: readonly string[]): readonly ConfigField[] {
    if (!this.isDescribed(workload)) return [];
    const fields: readonly (readonly [string, ConfigPath])[] = [
      ["cpu", ["diffusion", "resources", "cpu"]],
      ["memory", ["diffusion", "resources", "memoryGiB"]],
      ...CARD_SHARES.flatMap(({ compute, memory }): (readonly [string, ConfigPath])[] => [
        [compute, ["diffusion", "gpu", "computePercent"]],
        [memory, ["diffusion", "gpu", "memoryGiB"]],
      ]),
      ...("wholeCards" in this.#environment.diffusion.gpu
        ? [[WHOLE_CARDS, ["diffusion", "gpu", "wholeCards"]] as const]
        : []),
    ];
    const said = words.join(" ");
    return fields
      .filter(([resource]) =>
        new RegExp(`Insufficient ${resource.replace(/[./]/g, "\\$&")}(?=[,.]?(?:\\s|$))`).test(said),
      )
      .map(([, path]) => this.field(...path.map(String)));
  }
}

function valueAt(environment: Environment, path: ConfigPath): unknown {
  let value: unknown = environment;
  for (const key of path) {
    value =
      typeof value === "object" && value !== null
        ? Object.getOwnPropertyDescriptor(value, key)?.value
        : undefined;
  }
  return value;
}

const shown = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
