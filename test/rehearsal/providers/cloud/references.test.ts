import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { OperationError } from "../../../../rehearsal/plugin/sdk/operation-error";
import { References } from "../../../../rehearsal/providers/cloud/references";
import { SimulatedCloud } from "../../../../rehearsal/providers/cloud/simulated-cloud";
import { createWorld } from "../../../../rehearsal/world/world";

const NET = { type: "toy_net", missing: "NoNet", noun: "net" };
const references = new References<SimulatedCloud>({
  typePrefix: "toy_",
  kindOf: (text) => (/^net-/.test(text) ? NET : undefined),
  isPartOfAnother: (_, { id }) => id === "net-default",
  missing: ({ id, kind }, typeName) => new OperationError(`${typeName}: ${kind.missing} ${id}`),
  inUse: (message, code = "InUse") => new OperationError(`${code} ${message}`),
});

let cloud: SimulatedCloud;

beforeEach(() => {
  const world = createWorld({ controlPlane: memoryControlPlane() });
  cloud = new SimulatedCloud(world, { name: "toy", region: "moon-1" });
  cloud.put("toy_net", "net-1", { id: "net-1" });
});

it("are found wherever they stand, each once, but for a thing's own id", () => {
  const value = { id: "net-0", a: "net-1", b: [{ c: "net-2,net-1" }], d: { id: "net-3" } };
  expect(references.of("toy_disk", value).map(({ id }) => id)).toEqual(["net-1", "net-2"]);
});

it("fail when nothing has that id, unless it is part of another or was named before", () => {
  const require =
    (id: string, prior = {}) =>
    () =>
      references.require(cloud, "toy_disk", { net: id }, prior);
  expect(require("net-1")).not.toThrow();
  expect(require("net-default")).not.toThrow();
  expect(require("net-2")).toThrow("toy_disk: NoNet net-2");
  expect(require("net-2", { net: "net-2" })).not.toThrow();
});

it("hold what they name, unless the type that holds it does not count", () => {
  cloud.put("toy_disk", "disk-1", { id: "disk-1", net: "net-1" });
  expect(references.holdersOf(cloud, "net-1")).toEqual(["disk disk-1"]);
  const unused =
    (options = {}) =>
    () =>
      references.requireUnused(cloud, "net-1", "net", options);
  expect(unused()).toThrow("InUse The net `net-1` is in use: disk disk-1.");
  expect(unused({ code: "Busy" })).toThrow("Busy");
  expect(unused({ ignoredTypes: ["toy_disk"] })).not.toThrow();
});
