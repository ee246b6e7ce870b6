import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  DEFINITION_SOURCES,
  definitionsFolder,
  hasDefinitions,
  installDefinitions,
} from "../../../rehearsal/toolbox/definitions";
import { pinnedVersion } from "../../../rehearsal/toolbox/pins";
import { PROJECT } from "../../support/cli";
import { FakePrograms } from "../../support/fake-programs";

const toolboxFolder = join(PROJECT, "toolbox");
let fakes: FakePrograms;

beforeEach(() => {
  fakes = new FakePrograms();
});
afterEach(() => fakes.remove());

test("every source has a pinned version", () => {
  const versions = DEFINITION_SOURCES.map(
    ({ name, requires }) => `${name} ${pinnedVersion({ folder: "definitions", requires }, toolboxFolder)}`,
  );
  expect(versions).toEqual(["keda 2.21.0", "gateway-api 1.4.1", "prometheus-operator 0.85.0"]);
});

test("definitions are kept, and nothing else of their modules", async () => {
  const { cacheFolder } = fakes;
  const options = { toolboxFolder, cacheFolder, environment: fakes.go(), detail: () => undefined };
  expect(hasDefinitions(options)).toBe(false);
  await installDefinitions(options);
  expect(hasDefinitions(options)).toBe(true);
  const kept = DEFINITION_SOURCES.map((source) => readdirSync(definitionsFolder(source, options)));
  expect(kept).toEqual([["one.yaml"], ["one.yaml"], ["one.yaml"]]);
});
