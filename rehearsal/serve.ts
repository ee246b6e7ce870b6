import { ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProviderDefinition } from "./plugin/definition";
import { ServedProvider, serveProvider } from "./plugin/serve-provider";
import { worldInterceptor } from "./world/interceptor";
import { World } from "./world/world";

const TERRAFORM_REGISTRY = "registry.terraform.io/";
const OPENTOFU_REGISTRY = "registry.opentofu.org/";

/** A world that Terraform can talk to. */
export interface ServedWorld {
  /**
   * Variables for the environment of every Terraform command. They replace the user's own Terraform settings, so
   * that no plugin override and no credential of theirs takes part.
   */
  readonly environment: Readonly<Record<string, string>>;

  /** Ends the serving and removes what it left on disk; call it after the last Terraform command has ended. */
  stop(): Promise<void>;
}

/** How to serve a world. */
export interface ServeWorldOptions {
  /**
   * Folder in which to make the private folder with the sockets. A short path: sockets allow about 100 characters.
   *
   * @default the system's folder for temporary files
   */
  readonly parentFolder?: string;
}

/**
 * Lets Terraform and OpenTofu use the providers of a world.
 *
 * @throws Error when a socket cannot be made.
 */
export async function serveWorld(
  world: World,
  providers: readonly ProviderDefinition[],
  options: ServeWorldOptions = {},
): Promise<ServedWorld> {
  const { parentFolder = tmpdir() } = options;
  // mkdtemp makes folders that only their owner can enter.
  const folder = await mkdtemp(join(parentFolder, "sdr-"));
  const served: ServedProvider[] = [];
  let idle: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    await Promise.all(served.map((provider) => provider.close()));
    await endIdle(idle);
    await rm(folder, { recursive: true, force: true });
  };

  try {
    world.workplace.servedFrom(folder);
    const interceptor = worldInterceptor(world);
    for (const [index, definition] of providers.entries()) {
      const socketPath = join(folder, `${index}.sock`);
      served.push(await serveProvider(definition, { socketPath, interceptor }));
    }
    idle = await startIdle();
    const emptyConfig = join(folder, "empty.tfrc");
    await writeFile(emptyConfig, "");
    return {
      environment: {
        TF_REATTACH_PROVIDERS: JSON.stringify(reattach(served, idle.pid)),
        TF_CLI_CONFIG_FILE: emptyConfig,
        CHECKPOINT_DISABLE: "1",
        TF_IN_AUTOMATION: "1",
        TF_INPUT: "0",
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Terraform watches the process that it believes to be the provider, and kills it when nobody listens. It gets a
 * process that does nothing: `cat` ends by itself when this process ends, and stands apart from its Ctrl-C.
 */
async function startIdle(): Promise<ChildProcess> {
  const idle = spawn("cat", [], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  await once(idle, "spawn");
  idle.unref();
  return idle;
}

async function endIdle(idle: ChildProcess | undefined): Promise<void> {
  if (!idle || idle.exitCode !== null || idle.signalCode !== null) return;
  const ended = once(idle, "exit");
  idle.ref();
  idle.kill("SIGKILL");
  await ended;
}

function reattach(served: readonly ServedProvider[], pid: number | undefined): object {
  const entries = served.flatMap(({ address, socketPath }) => {
    const entry = {
      Protocol: "grpc",
      ProtocolVersion: 6,
      Pid: pid,
      // Without it Terraform panics.
      Test: true,
      Addr: { Network: "unix", String: socketPath },
    };
    return addressesOf(address).map((name) => [name, entry] as const);
  });
  return Object.fromEntries(entries);
}

// A configuration that names no registry host means the one of the program that reads it.
function addressesOf(address: string): readonly string[] {
  if (!address.startsWith(TERRAFORM_REGISTRY)) return [address];
  return [address, OPENTOFU_REGISTRY + address.slice(TERRAFORM_REGISTRY.length)];
}
