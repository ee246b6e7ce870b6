import { cpSync } from "node:fs";
import { join } from "node:path";
import { RehearsalCluster } from "../../rehearsal/cluster/control-plane";
import { Json } from "../../rehearsal/cluster/kubernetes-api";
import { helmProvider } from "../../rehearsal/providers/helm";
import { kubernetesProvider } from "../../rehearsal/providers/kubernetes";
import { Snapshot } from "../../rehearsal/run/snapshot";
import { takeSnapshot } from "../../rehearsal/run/take-snapshot";
import { ampleNode } from "./control-plane";
import { CHARTS, HelmSurroundings, SharedCluster } from "./helm";
import { RehearsedProject, rehearsedProject } from "./rehearsed-project";

/** A configuration with releases and, beside them, objects. */
export function releases(release: Readonly<Record<string, object>>, manifests: object = {}): object {
  const resource = {
    ...(Object.keys(release).length > 0 && { helm_release: release }),
    ...(Object.keys(manifests).length > 0 && { kubernetes_manifest: manifests }),
  };
  return {
    terraform: {
      required_providers: {
        helm: { source: "hashicorp/helm" },
        kubernetes: { source: "hashicorp/kubernetes" },
      },
    },
    provider: {
      helm: { kubernetes: { config_path: "~/.kube/config" } },
      kubernetes: { config_path: "~/.kube/config" },
    },
    ...(Object.keys(resource).length > 0 && { resource }),
  };
}

/** One cluster for a file of tests, and a new project with charts in it for each of them. */
export class HelmProject {
  readonly #surroundings: HelmSurroundings;
  readonly #shared: SharedCluster;
  #project: RehearsedProject | undefined;

  /** Registers what is to be done before and after the tests of a group. */
  public constructor(surroundings: HelmSurroundings) {
    this.#surroundings = surroundings;
    this.#shared = new SharedCluster(surroundings.controlPlane);
    beforeAll(async () => (await this.cluster()).addNode(ampleNode("node-1")));
    beforeEach(() => this.#begin());
    afterEach(() => this.#project?.stop());
    afterAll(() => this.#shared.end());
  }

  /** The project of the running test. */
  public get project(): RehearsedProject {
    if (this.#project === undefined) throw new Error("no test is running");
    return this.#project;
  }

  /** The cluster. */
  public cluster(): Promise<RehearsalCluster> {
    return this.#shared.start("standing");
  }

  /** Asks the API server. */
  public async get(path: string): Promise<{ readonly status: number; readonly body: Json }> {
    return (await this.cluster()).api.request({ method: "GET", path });
  }

  /** Applies a configuration. */
  public async apply(configuration: object): Promise<void> {
    await this.project.write(configuration);
    await this.project.terraform.apply();
  }

  /** Applies a configuration that is refused. @returns what Terraform says, as one line. */
  public async refusal(configuration: object): Promise<string> {
    const { terraform, write } = this.project;
    await write(configuration);
    const { exitCode, stdout, stderr } = await terraform.run(["apply", "-auto-approve", "-no-color"]);
    expect(exitCode).toBe(1);
    return `${stdout}${stderr}`.replace(/\n[│ ]*/g, " ");
  }

  /** Everything that is there. */
  public async snapshot(): Promise<Snapshot> {
    await this.project.world.clusters.standing();
    return takeSnapshot(this.project.world, []);
  }

  async #begin(): Promise<void> {
    const { binary, helm, definitions } = this.#surroundings;
    this.#project = await rehearsedProject(
      binary,
      (world) => [helmProvider(world, { helm, definitions }), kubernetesProvider(world)],
      this.#shared,
    );
    cpSync(CHARTS, join(this.#project.folder, "charts"), { recursive: true });
    await this.#project.write(releases({}));
    await this.#project.terraform.init();
  }
}
