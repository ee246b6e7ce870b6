import { RehearsalCluster } from "../../../rehearsal/cluster/control-plane";
import { JsonObject } from "../../../rehearsal/cluster/kubernetes-api";
import { memoryControlPlane } from "../../../rehearsal/cluster/memory";
import {
  copyFields,
  Fields,
  isJsonObject,
  itemsAt,
  textAt,
} from "../../../rehearsal/cluster/memory/json/tree";
import { VolumeProvisioner } from "../../../rehearsal/cluster/volume-provisioner";
import { ampleNode, describeWithControlPlane } from "../../support/control-plane";

jest.setTimeout(240_000);

const DEFAULT = "/api/v1/namespaces/default";
const VOLUMES = "/api/v1/persistentvolumes";
const CLAIM: JsonObject = {
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "files" },
  spec: {
    storageClassName: "nfs-client",
    accessModes: ["ReadWriteMany"],
    resources: { requests: { storage: "5Gi" } },
  },
};
const POD: JsonObject = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web" },
  spec: {
    containers: [
      { name: "web", image: "example.com/web:1", volumeMounts: [{ name: "files", mountPath: "/f" }] },
    ],
    volumes: [{ name: "files", persistentVolumeClaim: { claimName: "files" } }],
  },
};

function tests(start: () => Promise<RehearsalCluster>): void {
  let cluster: RehearsalCluster;
  let provisioner: VolumeProvisioner;
  const call = (method: "GET" | "POST" | "DELETE", path: string, body?: JsonObject) =>
    cluster.api.request({ method, path, ...(body === undefined ? {} : { body }) });
  const get = async (path: string): Promise<Fields> => {
    const { body } = await call("GET", path);
    return isJsonObject(body) ? copyFields(body) : {};
  };
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await isSo()); tries += 1) {
      if (tries > 800) throw new Error(JSON.stringify(await get(`${DEFAULT}/pods`)));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  beforeAll(async () => {
    cluster = await start();
    provisioner = new VolumeProvisioner(cluster.api);
    await cluster.addNode(ampleNode("n"));
  });
  afterAll(async () => {
    await provisioner.stop();
    await cluster.stop();
  });

  test("makes a volume for a claim of its class, which its pod then has, and takes it away with the claim", async () => {
    await provisioner.serve("nfs-client");
    await provisioner.serve("nfs-client");
    expect((await call("POST", `${DEFAULT}/persistentvolumeclaims`, CLAIM)).status).toBe(201);
    await until(async () => (await call("GET", `${DEFAULT}/serviceaccounts/default`)).status === 200);
    expect((await call("POST", `${DEFAULT}/pods`, POD)).status).toBe(201);
    await until(async () =>
      (await cluster.placements()).some(({ name, node }) => name === "web" && node === "n"),
    );
    expect(itemsAt(await get(VOLUMES), "items")).toEqual([
      expect.objectContaining({
        spec: expect.objectContaining({
          capacity: { storage: "5Gi" },
          accessModes: ["ReadWriteMany"],
          storageClassName: "nfs-client",
          claimRef: expect.objectContaining({ name: "files", namespace: "default" }),
        }),
      }),
    ]);
    const claim = await get(`${DEFAULT}/persistentvolumeclaims/files`);
    expect(textAt(claim, "status", "phase")).toBe("Bound");

    await call("DELETE", `${DEFAULT}/pods/web`);
    await call("DELETE", `${DEFAULT}/persistentvolumeclaims/files`);
    await until(async () => itemsAt(await get(VOLUMES), "items").length === 0);
  });
}

describe("the provisioner of volumes, in memory", () => tests(() => memoryControlPlane().start("one")));
describeWithControlPlane("the provisioner of volumes, on the real control plane", (controlPlane) => {
  afterAll(() => controlPlane.release?.());
  tests(() => controlPlane.start("one"));
});
