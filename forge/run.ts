import { ChangeRequest, Environment } from "./contracts";
import { ForgeError } from "./forge-error";
import { Time } from "./http/time";

/** What a job can find out about itself without asking anybody. */
export interface Run {
  /** Address of the API, without a slash at its end. */
  readonly apiUrl: string;

  /** As the API names the repository. */
  readonly project: string;

  /** The commit that the job looks at. */
  readonly commit: string;

  /** Absent when the job is about a branch. */
  readonly changeRequest?: ChangeRequest;

  /** Page of this run; absent where nothing tells it. */
  readonly url?: string;
}

/** How a forge is made. */
export interface Surroundings {
  readonly environment: Environment;

  /** Reads a file of the forge's own. @throws when it cannot */
  readonly readFile: (path: string) => string;

  /**
   * Name of the variable with the token.
   *
   * @default - the forge's own
   */
  readonly tokenVariable?: string | undefined;

  /**
   * Whether nothing is going to be asked or written: no token is needed then.
   *
   * @default false
   */
  readonly dryRun?: boolean | undefined;

  /** Is told of every wait. */
  readonly onWait?: ((text: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;

  /** @default - that of this machine */
  readonly time?: Time | undefined;

  /** How long all waits together may take. */
  readonly patienceMilliseconds?: number | undefined;
}

/**
 * A variable that a forge sets in every job.
 *
 * @throws ForgeError when it is missing
 */
export function given(environment: Environment, name: string, forge: string): string {
  const value = environment[name];
  if (value === undefined || value === "") {
    throw new ForgeError(`${forge}: ${name} is not set, although every job of ${forge} has it`);
  }
  return value;
}

/** A variable, unless it is empty. */
export function optional(environment: Environment, name: string): string | undefined {
  return environment[name] || undefined;
}

/** The address of an API, without a slash at its end. @throws ForgeError when it is none */
export function apiAddress(text: string, variable: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !["https:", "http:"].includes(url.protocol)) {
    throw new ForgeError(`${variable} is no address of an API`);
  }
  return text.replace(/\/+$/, "");
}
