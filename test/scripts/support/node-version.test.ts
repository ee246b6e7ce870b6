import { withScript } from "../../support/module";

const problem = (version: string): Promise<unknown> =>
  withScript("support/node-version.mjs", "return m.nodeProblem(args[0]);", version);

describe("nodeProblem", () => {
  test.each(["v20.9.0", "v20.20.2", "v21.0.0", "v24.1.0"])("finds nothing wrong with %s", async (version) => {
    expect(await problem(version)).toBeNull();
  });

  test.each(["v20.8.1", "v18.20.0", "v9.11.2"])("refuses %s, and says what to install", async (version) => {
    expect(await problem(version)).toBe(
      `Node 20.9.0 or newer is needed, this is ${version}: install it from https://nodejs.org`,
    );
  });
});
