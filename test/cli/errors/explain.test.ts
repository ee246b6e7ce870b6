import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { explain, traceOf } from "../../../cli/errors/explain";
import { badInput, badSurroundings } from "../../../cli/errors/known-error";
import { EXIT } from "../../../cli/exit-codes";
import { ConfigError } from "../../../config";
import { TerraformNotFoundError } from "../../../rehearsal/terraform/find";

function failureOf(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

const systemError = (code: string, more: object = {}): Error =>
  Object.assign(new Error(code), { code, syscall: "write", ...more });

describe("explain", () => {
  test.each([
    ["wrong input", badInput("no such thing"), "no such thing", EXIT.badInput],
    ["wrong surroundings", badSurroundings("no disk"), "no disk", EXIT.badSurroundings],
    [
      "a wrong environment file",
      new ConfigError([], "unknown environment"),
      "unknown environment",
      EXIT.badInput,
    ],
    ["no Terraform", new TerraformNotFoundError([]), "no usable Terraform", EXIT.badSurroundings],
    [
      "a full disk",
      systemError("ENOSPC", { path: "/x" }),
      "the disk is full: cannot write /x",
      EXIT.badSurroundings,
    ],
    ["a quota", systemError("EDQUOT", { path: "/x" }), "the disk is full", EXIT.badSurroundings],
    [
      "a read-only file system",
      systemError("EROFS", { path: "/x" }),
      "/x: its file system is read-only",
      EXIT.badSurroundings,
    ],
    [
      "a folder of somebody else",
      systemError("EACCES", { path: "/x" }),
      "no permission for /x",
      EXIT.badSurroundings,
    ],
    ["too many files", systemError("EMFILE"), "too many files are open", EXIT.badSurroundings],
  ])("tells of %s in one message", (_, error, message, exitCode) => {
    expect(explain(error)).toEqual({ message: expect.stringContaining(message), exitCode });
  });

  test("tells of an address that is taken", async () => {
    const first = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => first.once("listening", resolve));
    const address = first.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const second = createServer().listen(port, "127.0.0.1");
    const error = await new Promise((resolve) => second.once("error", resolve));
    first.close();
    expect(explain(error)).toEqual({
      message: `the address 127.0.0.1:${port} is taken by another process`,
      exitCode: EXIT.badSurroundings,
    });
  });

  test("tells what is in the way when a folder is missing", () => {
    expect(explain(failureOf(() => writeFileSync("/nonexistent/file", "")))).toEqual({
      message: "there is no /nonexistent/file",
      exitCode: EXIT.badSurroundings,
    });
  });

  test("calls what nobody foresaw a bug", () => {
    expect(explain(new TypeError("x is undefined"))).toEqual({
      message: "unexpected error, a bug in sdstack: x is undefined",
      exitCode: EXIT.bug,
    });
    expect(explain("text").exitCode).toBe(EXIT.bug);
  });
});

describe("traceOf", () => {
  test("shows an error with what caused it", () => {
    const trace = traceOf(badSurroundings("outer", new Error("inner")));
    expect(trace).toMatch(/^KnownError: outer\n {4}at [\s\S]*\ncaused by: Error: inner\n {4}at /);
  });
});

test("what was stopped on purpose is interrupted, and no bug", () => {
  const stopped = new DOMException("This operation was aborted", "AbortError");
  expect(explain(stopped)).toEqual({ message: "interrupted", exitCode: 130 });
});

test("a file in the way of a folder is named", () => {
  const inTheWay = Object.assign(new Error("EEXIST"), { code: "EEXIST", syscall: "mkdir", path: "/tmp/out" });
  expect(explain(inTheWay)).toEqual({ message: "/tmp/out is in the way: it is no folder", exitCode: 3 });
});

test("a full disk is no bug, whoever came upon it", () => {
  const error = new Error("etcd ended with exit code 2:\nwrite /tmp/x/wal: no space left on device");
  expect(explain(error)).toMatchObject({
    exitCode: EXIT.badSurroundings,
    message: expect.stringMatching(/^the disk is full: etcd ended[^]*larger disk, and try again$/),
  });
});
