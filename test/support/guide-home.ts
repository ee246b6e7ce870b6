import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBuiltCli } from "./built-cli";
import { PROJECT } from "./cli";
import { GuideReader } from "./guide";
import { homeWithToolbox } from "./toolbox-home";

/** Where somebody follows a guide: a copy of the project, and a home in which the programs of the toolbox are there already. */
export class GuideHome {
  public readonly reader: GuideReader;

  /** Where sdstack keeps what it makes. */
  public readonly home: string;
  private readonly parent = mkdtempSync(join(tmpdir(), "sdg-"));

  /** @param more environment variables of the reader's shell. */
  public constructor(more: Readonly<Record<string, string>> = {}) {
    const { parent } = this;
    mkdirSync(join(parent, "t"));
    this.home = homeWithToolbox(parent);
    const own = { HOME: parent, SDSTACK_HOME: this.home, TMPDIR: join(parent, "t") };
    this.reader = new GuideReader(parent, { ...own, ...more });
  }

  /** Has the program built already, as after the commands of another guide or section. */
  public haveBuilt(): void {
    cpSync(join(PROJECT, "dist"), join(this.reader.folder, "dist"), { recursive: true });
  }

  /** What has been left of what was started: temporary files, and clouds that are up. */
  public left(): readonly string[] {
    const clouds = existsSync(join(this.home, "cloud/cloud.json")) ? ["cloud.json"] : [];
    return [...readdirSync(join(this.parent, "t")), ...clouds];
  }

  /** Ends what is up, and removes everything. */
  public async leave(): Promise<void> {
    await runBuiltCli(["cloud", "down"], { environment: { SDSTACK_HOME: this.home } });
    rmSync(this.parent, { recursive: true, force: true });
  }
}
