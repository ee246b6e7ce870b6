import { readFileSync } from "node:fs";
import { forgeKindOf, forgeOf, IForge, TOKEN_VARIABLES } from "../../forge";
import { Context } from "../context";
import { Ways } from "./tell";

/** The forge of a job, and what else the job may know. */
export interface ForgeOfJob {
  readonly forge: IForge;

  /** The same process without the token: Terraform and its providers have no use for it. */
  readonly context: Context;
}

/** How to find the forge. */
export interface ForgeOptions {
  readonly ways: Ways;
  readonly tokenVariable: string | undefined;
  readonly patienceSeconds: number;
  readonly onWait: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Finds the forge of a job from its environment. @throws ForgeError */
export function forgeOfJob(context: Context, options: ForgeOptions): ForgeOfJob {
  const { environment } = context;
  const { ways, onWait, signal, patienceSeconds } = options;
  const variable = options.tokenVariable ?? TOKEN_VARIABLES[forgeKindOf(environment)];
  const forge = forgeOf({
    environment,
    readFile: (path) => readFileSync(path, "utf8"),
    tokenVariable: variable,
    dryRun: ways.dryRun || !(ways.comment || ways.check || ways.codeScanning),
    onWait,
    signal,
    patienceMilliseconds: patienceSeconds * 1000,
  });
  const rest = Object.fromEntries(Object.entries(environment).filter(([name]) => name !== variable));
  return { forge, context: { ...context, environment: rest } };
}

/** Folder of the repository on this machine; undefined where no forge tells it. */
export function repositoryFolder({ environment }: Pick<Context, "environment">): string | undefined {
  return environment["GITHUB_WORKSPACE"] || environment["CI_PROJECT_DIR"] || undefined;
}
