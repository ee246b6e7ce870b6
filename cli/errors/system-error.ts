import { types } from "node:util";

/** An error of the operating system, as Node reports it. */
export interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
  readonly syscall?: string;
  readonly address?: string;
  readonly port?: number;
}

/** Says whether an error comes from the operating system. */
export function isSystemError(error: unknown): error is SystemError {
  return (
    types.isNativeError(error) && "code" in error && typeof error.code === "string" && "syscall" in error
  );
}

/**
 * What to tell a person about an error of the operating system: what is wrong and with what.
 * Undefined for errors that say nothing about the surroundings.
 */
export function systemProblem(error: SystemError): string | undefined {
  const { code, path } = error;
  const at = path ?? "a file";
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return `the disk is full${path === undefined ? "" : `: cannot write ${path}`}. Free some space and try again`;
    case "EROFS":
      return `cannot write ${at}: its file system is read-only`;
    case "EACCES":
    case "EPERM":
      return `no permission for ${at}: check who owns it and its mode`;
    case "ENOENT":
    case "ENOTDIR":
      return `there is no ${at}`;
    case "EEXIST":
      return `${at} is in the way: it is no folder`;
    case "ENAMETOOLONG":
      return `the name ${at} is too long`;
    case "ELOOP":
      return `${at} is a link that leads back to itself`;
    case "EBUSY":
    case "EIO":
      return `${at} cannot be used now: the disk or another program holds it`;
    case "EISDIR":
      return `${at} is a folder`;
    case "EMFILE":
    case "ENFILE":
      return "too many files are open: raise the limit (ulimit -n) and try again";
    case "EADDRINUSE":
      return `the address ${error.port === undefined ? (error.address ?? at) : `${error.address}:${error.port}`} is taken by another process`;
    default:
      return undefined;
  }
}
