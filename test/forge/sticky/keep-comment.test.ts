import { Comment, IComments } from "../../../forge/contracts";
import { ForgeError, UncertainError } from "../../../forge/forge-error";
import { keepComment } from "../../../forge/sticky/keep-comment";
import { marked } from "../../../forge/sticky/marker";

const REPORT = { id: "dev", headSha: "a".repeat(40), text: "three changes" };

/** Comments that are as they are told to be. */
function comments(parts: Partial<IComments>): { readonly store: IComments; readonly created: string[] } {
  const created: string[] = [];
  const store: IComments = {
    currentHead: () => Promise.resolve(REPORT.headSha),
    own: () => Promise.resolve([]),
    create: (body) => {
      created.push(body);
      return Promise.resolve({ id: 1, body, url: "" });
    },
    update: () => Promise.reject(new Error("not expected")),
    remove: () => Promise.resolve(),
    ...parts,
  };
  return { store, created };
}

const ghost: Comment = { id: 9, body: marked("dev", "old"), url: "" };

describe("keeping one comment", () => {
  test("is written again when the forge still lists one that is gone, and goes on doing so", async () => {
    const { store, created } = comments({
      own: () => Promise.resolve([ghost]),
      update: () => Promise.resolve(undefined),
    });
    expect((await keepComment(store, REPORT)).outcome).toBe("created");
    expect(created).toEqual([marked("dev", "three changes")]);
  });

  test("looks again a few times when nobody knows whether it was written, and gives up then", async () => {
    let tries = 0;
    const { store } = comments({
      create: () => {
        tries += 1;
        return Promise.reject(new UncertainError("the connection was cut"));
      },
    });
    await expect(keepComment(store, REPORT)).rejects.toThrow("the connection was cut");
    expect(tries).toBe(4);
  });

  test("does not try again what is refused", async () => {
    let tries = 0;
    const { store } = comments({
      create: () => {
        tries += 1;
        return Promise.reject(new ForgeError("it is locked", 403));
      },
    });
    await expect(keepComment(store, REPORT)).rejects.toThrow("it is locked");
    expect(tries).toBe(1);
  });
});
