import { readFileSync } from "node:fs";
import { join } from "node:path";
import which from "which";
import { CommandResult, runCommand } from "../terraform/run";
import { BuildOptions, ToolBuildError } from "./tool";

/** Where to get Go. */
const GET_GO = "https://go.dev/dl";

/** Lines of a failed command that are worth showing. */
const LAST_LINES = 15;

/** The Go command in one folder below `toolbox/`. */
export class GoCommand {
  private constructor(
    private readonly path: string,
    private readonly folder: string,
    private readonly options: BuildOptions,
  ) {}

  /**
   * The Go command of the PATH, when it can build what this folder pins. Where Go may fetch a newer version of itself, it does.
   *
   * @throws ToolBuildError when there is none, or it is too old.
   */
  public static async find(folder: string, options: BuildOptions): Promise<GoCommand> {
    const path = await which("go", { path: options.environment["PATH"] ?? "", nothrow: true });
    const needed = neededGo(join(options.toolboxFolder, folder));
    if (path === null) {
      throw new ToolBuildError(
        `${folder} cannot be built: Go is not on the PATH; install Go ${needed} or newer (${GET_GO})`,
      );
    }
    const go = new GoCommand(path, folder, options);
    const { exitCode, stdout, stderr } = await go.run(["env", "GOVERSION"]);
    if (exitCode !== 0) {
      throw new ToolBuildError(
        `${folder} cannot be built with ${path}: install Go ${needed} or newer (${GET_GO}); it says: ${lastLines(stderr || stdout)}`,
      );
    }
    return go;
  }

  /** A setting of Go, such as `GOCACHE`. */
  public async setting(name: string): Promise<string> {
    return (await this.run(["env", name])).stdout.trim();
  }

  /** How many packages a build of these packages has to compile at most; downloads their modules. */
  public async countPackages(packages: readonly string[], onLine: (line: string) => void): Promise<number> {
    const { stdout } = await this.succeed(["list", "-deps", "-f", "{{.ImportPath}}", ...packages], onLine);
    return stdout.split("\n").filter((line) => line !== "").length;
  }

  /** Runs a Go command. @throws ToolBuildError with what it said, when it fails. */
  public async succeed(args: readonly string[], onLine: (line: string) => void): Promise<CommandResult> {
    const result = await this.run(args, onLine);
    if (result.exitCode !== 0) {
      this.options.signal?.throwIfAborted();
      throw new ToolBuildError(this.failure(result.stderr));
    }
    return result;
  }

  private async run(args: readonly string[], onLine?: (line: string) => void): Promise<CommandResult> {
    const { environment, signal, toolboxFolder } = this.options;
    let rest = "";
    return runCommand(this.path, args, {
      folder: join(toolboxFolder, this.folder),
      environment: { ...environment, CGO_ENABLED: "0", GOFLAGS: "-mod=readonly", GOWORK: "off" },
      ...(signal === undefined ? {} : { signal }),
      onOutput: (text, stream) => {
        if (stream !== "stderr" || onLine === undefined) return;
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        lines.forEach(onLine);
      },
    });
  }

  private failure(stderr: string): string {
    const { folder } = this;
    return `${folder} cannot be built from toolbox/${folder}: ${reasonIn(stderr)}:\n${lastLines(stderr)}`;
  }
}

function reasonIn(stderr: string): string {
  if (/no space left on device|disk quota exceeded/i.test(stderr)) return "the disk is full";
  if (/signal: killed|cannot allocate memory|out of memory/i.test(stderr))
    return "there is too little memory";
  if (/dial tcp|no such host|i\/o timeout|proxyconnect|TLS handshake|connection refused/i.test(stderr)) {
    return "Go modules cannot be downloaded; set GOPROXY to a module proxy that can be reached";
  }
  if (/checksum mismatch|SECURITY ERROR/.test(stderr)) return "a module is not the pinned one";
  return "Go says";
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-LAST_LINES).join("\n");
}

function neededGo(folder: string): string {
  const text = readFileSync(join(folder, "go.mod"), "utf8");
  return /^go (\S+)$/m.exec(text)?.[1] ?? "1.26";
}
