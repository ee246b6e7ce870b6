import { join } from "node:path";
import { checkConfiguredState } from "../../synth/check-configured-state";
import { loadSchemaIndex } from "../../synth/check-synthesized";
import { shipped, SHIPPED } from "../support/environments";

const index = loadSchemaIndex(join(__dirname, "../../schemas"));

test("accepts the state of every shipped environment", () => {
  expect(() => checkConfiguredState(SHIPPED.map(shipped), index)).not.toThrow();
});

test("fails when a backend would be refused, although the rehearsal uses another", () => {
  const dev = shipped("tencent-dev");
  // What a mistake in our own code would do; the schema of environment files lets nobody else do it.
  const state = { ...dev.state, encrypt: "maybe" as unknown as boolean } as typeof dev.state;
  expect(() => checkConfiguredState([{ ...dev, state }], index)).toThrow(/tencent-dev-foundation: .*encrypt/);
});
