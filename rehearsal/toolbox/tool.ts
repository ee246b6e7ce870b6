/** Programs that come from one pinned Go module and are built together. */
export interface ToolFamily {
  /** Folder below `toolbox/` with the `go.mod` and `go.sum` that pin it. */
  readonly folder: string;

  /** Go module of the programs; the version that `go.mod` requires is the pinned one. */
  readonly requires: string;

  /**
   * Settings for the linker, such as `-X package.variable=value`, for a version such as `1.34.4`.
   *
   * @default none
   */
  readonly linkerFlags?: (version: string) => readonly string[];

  /** How long a first build takes on two processors, in seconds, as measured; only good for estimates. */
  readonly coldSeconds: number;

  /** Disk space that a first build takes, in GiB: modules, compiled packages and programs. */
  readonly diskGiB: number;
}

/** A program that is not written here and not in a package registry of Node. */
export interface Tool {
  /** Name of the program file. */
  readonly name: string;
  readonly family: ToolFamily;

  /** Package of its main function. */
  readonly package: string;

  /** Arguments that make it print its version and end. */
  readonly versionArguments: readonly string[];
}

/** Where programs are looked for, built and kept. */
export interface ToolboxOptions {
  /** The project's folder `toolbox/`. */
  readonly toolboxFolder: string;

  /** Folder that keeps built programs. */
  readonly cacheFolder: string;

  /** The whole environment of the commands, with PATH and perhaps `KUBEBUILDER_ASSETS`. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What a build tells and hears. */
export interface BuildOptions extends ToolboxOptions {
  /** Hears what is going on; replaces what was said before. */
  readonly detail: (text: string) => void;

  /** Ends the build. */
  readonly signal?: AbortSignal;
}

/** A program cannot be built; the message says why and what helps. */
export class ToolBuildError extends Error {
  public constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ToolBuildError";
  }
}
