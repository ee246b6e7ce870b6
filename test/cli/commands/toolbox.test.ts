import { cli } from "../../support/cli";
import { FakePrograms } from "../../support/fake-programs";

let fakes: FakePrograms;

beforeEach(() => {
  fakes = new FakePrograms();
});
afterEach(() => fakes.remove());

test("the status says where each program comes from, and what has to be built", async () => {
  const assets = fakes.program("assets", "etcd", "etcd Version: 3.6.2");
  fakes.program("assets", "kwok", "kwok version v0.7.0");
  const environment = { KUBEBUILDER_ASSETS: assets, PATH: "/nonexistent", SDSTACK_HOME: fakes.folder };
  const { exitCode, out } = await cli(["toolbox", "status", "etcd", "kwok", "--json"], { environment });
  expect(exitCode).toBe(3);
  expect(JSON.parse(out)).toEqual({
    cacheFolder: fakes.cacheFolder,
    complete: false,
    tools: [
      {
        name: "etcd",
        pinned: "3.6.10",
        source: "KUBEBUILDER_ASSETS",
        path: `${assets}/etcd`,
        version: "3.6.2",
        rejected: [],
      },
      {
        name: "kwok",
        pinned: "0.8.0",
        source: null,
        path: null,
        version: null,
        rejected: [{ path: `${assets}/kwok`, reason: "is version 0.7.0; 0.8 is needed" }],
      },
    ],
  });
});

test("the status is good when everything that was asked for is there", async () => {
  const assets = fakes.program("assets", "etcd", "etcd Version: 3.6.10");
  const environment = { KUBEBUILDER_ASSETS: assets, SDSTACK_HOME: fakes.folder };
  const { exitCode, out, err } = await cli(["toolbox", "status", "etcd"], { environment });
  expect(out).toMatch(/etcd +3\.6\.10 +KUBEBUILDER_ASSETS +3\.6\.10/);
  expect(err).toBe("");
  expect(exitCode).toBe(0);
});

test("install builds what is missing and prints where it is", async () => {
  const environment = { ...fakes.go(), SDSTACK_HOME: fakes.folder };
  const { exitCode, out, err } = await cli(["toolbox", "install", "etcd"], { environment });
  expect(err).toContain("building etcd (once)");
  expect(out).toMatch(/^etcd {2}\/.*\/cache\/toolbox\/etcd-.*\/etcd\n$/);
  expect(exitCode).toBe(0);
  const again = await cli(["toolbox", "install", "etcd"], { environment });
  expect(again.err).toBe("");
  expect(fakes.builds).toBe(1);
});

test("definitions of custom resources are downloaded and found again", async () => {
  const environment = { ...fakes.go(), SDSTACK_HOME: fakes.folder };
  const before = await cli(["toolbox", "status", "definitions"], { environment });
  expect(before.out).toMatch(/keda \(definitions\) +2\.21\.0 +not downloaded yet/);
  expect(before.exitCode).toBe(3);

  const { exitCode, out, err } = await cli(["toolbox", "install", "definitions"], { environment });
  expect(err).toContain("downloading definitions of custom resources (once)");
  expect(out).toMatch(/^keda {2}\/.*\/keda\ngateway-api {2}\/.*\nprometheus-operator {2}\/.*\n$/);
  expect(exitCode).toBe(0);

  const after = await cli(["toolbox", "status", "definitions", "--json"], { environment });
  expect(JSON.parse(after.out)).toMatchObject({
    complete: true,
    tools: [],
    definitions: [{ name: "keda", pinned: "2.21.0" }, {}, {}],
  });
});

test("Ctrl-C ends a build", async () => {
  fakes.set("hold");
  const environment = { ...fakes.go(), SDSTACK_HOME: fakes.folder };
  let press: (signal: NodeJS.Signals) => void = () => undefined;
  const running = cli(["toolbox", "install", "etcd"], {
    environment,
    onReady: (ready) => {
      press = ready;
    },
  });
  while (fakes.builds === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  press("SIGINT");
  const { exitCode, err } = await running;
  expect(err).toContain("the build was stopped");
  expect(exitCode).toBe(130);
});

test("fails when a program is not known, and names the nearest", async () => {
  const { exitCode, err } = await cli(["toolbox", "install", "kwork"]);
  expect(err).toContain("unknown program 'kwork'");
  expect(err).toContain("did you mean 'kwok'?");
  expect(exitCode).toBe(2);
});

test("fails when there is no Go, with what to do", async () => {
  const environment = { PATH: "/nonexistent", SDSTACK_HOME: fakes.folder };
  const { exitCode, err } = await cli(["toolbox", "install", "etcd"], { environment });
  expect(err).toContain("Go is not on the PATH; install Go 1.26.0 or newer");
  expect(exitCode).toBe(3);
});
