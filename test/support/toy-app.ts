import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that only its owner can enter, and how to remove it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "sdt-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A stack with disks of the toy provider. */
export interface ToyStack {
  readonly name: string;
  readonly disks: readonly string[];
  readonly dependencies?: readonly string[];

  /** Keys of the configuration besides. */
  readonly more?: Readonly<Record<string, unknown>>;

  /** Arguments of each disk besides name and size. */
  readonly disk?: Readonly<Record<string, unknown>>;
}

/** Writes what CDKTF would write for stacks of the toy provider, with their states in a folder. */
export function writeToyApp(outFolder: string, stateFolder: string, stacks: readonly ToyStack[]): void {
  const entries = stacks.map(({ name, dependencies = [], disks, more = {}, disk = {} }) => {
    const folder = join(outFolder, "stacks", name);
    mkdirSync(folder, { recursive: true });
    const configuration = {
      terraform: {
        required_providers: { toy: { source: "example/toy" } },
        backend: { local: { path: join(stateFolder, `${name}.tfstate`) } },
      },
      provider: { toy: [{ region: "here" }] },
      resource: {
        toy_disk: Object.fromEntries(disks.map((id) => [id, { name: `${name}-${id}`, size: 1, ...disk }])),
      },
      ...more,
    };
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(configuration));
    return [
      name,
      {
        name,
        workingDirectory: `stacks/${name}`,
        dependencies,
        synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
      },
    ];
  });
  writeFileSync(
    join(outFolder, "manifest.json"),
    JSON.stringify({ version: "0.21.0", stacks: Object.fromEntries(entries) }),
  );
}
