import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** A Go that compiles two packages at once, and waits in the middle as long as there is a file `hold`. */
const FAKE_GO = `#!/bin/sh
here="$FAKE_GO_FOLDER"
case "$1" in
env)
  if [ "$2" != GOVERSION ]; then echo "$here/go-cache"; exit 0; fi
  if [ -e "$here/old" ]; then
    echo "go: go.mod requires go >= 1.26.0 (running go 1.22.1; GOTOOLCHAIN=local)" >&2; exit 1
  fi
  echo go1.26.8 ;;
list)
  if [ -e "$here/offline" ]; then
    echo "go: example.com/x@v1.0.0: Get \\"https://proxy.invalid\\": dial tcp: lookup proxy.invalid: no such host" >&2; exit 1
  fi
  echo "go: downloading example.com/x v1.0.0" >&2
  echo example.com/x; echo example.com/y ;;
mod)
  for module in keda/v2:github.com/kedacore/keda/v2:config/crd/bases gw:sigs.k8s.io/gateway-api:config/crd/standard \\
    po:github.com/prometheus-operator/prometheus-operator:example/prometheus-operator-crd; do
    IFS=: read -r short path crds <<LINE
$module
LINE
    mkdir -p "$here/$short/$crds"
    echo "kind: CustomResourceDefinition" > "$here/$short/$crds/one.yaml"
    echo "kind: Kustomization" > "$here/$short/$crds/kustomization.yaml"
    printf '{\\n\\t"Path": "%s",\\n\\t"Dir": "%s"\\n}\\n' "$path" "$here/$short"
  done ;;
build)
  echo built >> "$here/builds"
  while [ $# -gt 0 ]; do if [ "$1" = -o ]; then out="$2"; fi; shift; done
  echo example.com/x >&2
  while [ -e "$here/hold" ]; do sleep 0.02; done
  if [ -e "$here/full" ]; then echo "write /x: no space left on device" >&2; exit 1; fi
  echo example.com/y >&2
  printf '#!/bin/sh\\necho etcd Version: 3.6.10\\n' > "$out"
  chmod +x "$out" ;;
esac
`;

/** A folder of its own with programs that only pretend. */
export class FakePrograms {
  public readonly folder = mkdtempSync(join(tmpdir(), "sdstack-fakes-"));

  /** Folder for built programs. */
  public readonly cacheFolder = join(this.folder, "cache");

  /** Makes a program that prints a text. @returns its folder. */
  public program(folder: string, name: string, prints: string): string {
    const parent = join(this.folder, folder);
    mkdirSync(parent, { recursive: true });
    writeFileSync(join(parent, name), `#!/bin/sh\necho '${prints}'\n`);
    chmodSync(join(parent, name), 0o755);
    return parent;
  }

  /** Makes a Go. @returns the environment in which it is found. */
  public go(): Readonly<Record<string, string>> {
    const parent = join(this.folder, "go-bin");
    mkdirSync(parent, { recursive: true });
    writeFileSync(join(parent, "go"), FAKE_GO);
    chmodSync(join(parent, "go"), 0o755);
    return { PATH: [parent, "/usr/bin", "/bin"].join(delimiter), FAKE_GO_FOLDER: this.folder };
  }

  /** Makes the Go behave in a way: `hold`, `old`, `offline` or `full`. */
  public set(behaviour: "hold" | "old" | "offline" | "full"): void {
    writeFileSync(join(this.folder, behaviour), "");
  }

  /** Ends a behaviour. */
  public unset(behaviour: "hold"): void {
    rmSync(join(this.folder, behaviour));
  }

  /** How often the Go was asked to build. */
  public get builds(): number {
    try {
      return readFileSync(join(this.folder, "builds"), "utf8").split("\n").length - 1;
    } catch {
      return 0;
    }
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
