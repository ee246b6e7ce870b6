import { readdirSync, statSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { ProcessCluster } from "../../../../rehearsal/cluster/processes";
import { identify } from "../../../../rehearsal/daemon/process-identity";
import { recordedPrograms } from "../../../../rehearsal/run-folder/run-record";
import { create, namespace } from "../../../support/cluster-objects";
import { describeWithControlPlane } from "../../../support/control-plane";

jest.setTimeout(300_000);

async function namespaces(cluster: ProcessCluster): Promise<readonly string[]> {
  const { body } = await cluster.api.request({ method: "GET", path: "/api/v1/namespaces" });
  const { items } = body as unknown as { items: { metadata: { name: string } }[] };
  return items.map(({ metadata }) => metadata.name);
}

/** HTTP status for somebody without a certificate. */
async function statusForStranger({ server, credentials }: ProcessCluster, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(new URL(path, server), { ca: credentials.caCertificate }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

describeWithControlPlane("control planes of real processes", (controlPlane) => {
  let first: ProcessCluster;
  let second: ProcessCluster;

  beforeAll(async () => {
    [first, second] = await Promise.all([controlPlane.start("first"), controlPlane.start("second")]);
  });
  afterAll(async () => {
    await Promise.all([first, second].map((cluster) => cluster.stop()));
  });

  test("it is Kubernetes of the pinned version", async () => {
    const { status, body } = await first.api.request({ method: "GET", path: "/version" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ major: "1", minor: "34", gitVersion: expect.stringMatching(/^v1\.34\./) });
  });

  test("two at the same time do not meet", async () => {
    expect(first.server).not.toBe(second.server);
    expect(first.credentials.caCertificate).not.toBe(second.credentials.caCertificate);
    expect(first.credentials.clientKey).not.toBe(second.credentials.clientKey);
    expect(await create(first, "/api/v1/namespaces", namespace("only-here"))).toEqual({ status: 201 });
    expect(await namespaces(first)).toContain("only-here");
    expect(await namespaces(second)).not.toContain("only-here");
  });

  test("nobody else on the machine can read or ask anything", async () => {
    expect(statSync(first.folder).mode & 0o777).toBe(0o700);
    const open = readdirSync(first.folder).filter((name) => {
      const found = statSync(join(first.folder, name));
      return found.isFile() && (found.mode & 0o077) !== 0;
    });
    expect(open).toEqual([]);
    expect(await statusForStranger(first, "/api/v1/namespaces")).toBe(401);
    expect(await statusForStranger(first, "/version")).toBe(401);
  });

  test("an answer that is an error is a Status with its code, and warnings come along", async () => {
    const missing = await first.api.request({ method: "GET", path: "/api/v1/namespaces/nowhere" });
    expect(missing).toMatchObject({
      status: 404,
      body: { kind: "Status", reason: "NotFound", message: 'namespaces "nowhere" not found' },
    });
    await create(
      first,
      "/api/v1/namespaces",
      namespace("warned", { "pod-security.kubernetes.io/warn": "baseline" }),
    );
    const pod = { containers: [{ name: "c", image: "i", securityContext: { privileged: true } }] };
    const { status, warnings } = await first.api.request({
      method: "POST",
      path: "/apis/apps/v1/namespaces/warned/deployments",
      query: { dryRun: "All" },
      body: {
        metadata: { name: "bold" },
        spec: {
          selector: { matchLabels: { app: "bold" } },
          template: { metadata: { labels: { app: "bold" } }, spec: pod },
        },
      },
    });
    expect(status).toBe(201);
    expect(warnings).toEqual([
      'would violate PodSecurity "baseline:latest": privileged (container "c" must not set securityContext.privileged=true)',
    ]);
  });

  test("stopping ends every process and removes the folder", async () => {
    const cluster = await controlPlane.start("short");
    const programs = recordedPrograms(cluster.folder);
    expect(programs.map(({ name }) => name).sort()).toEqual([
      "etcd",
      "kube-apiserver",
      "kube-controller-manager",
      "kube-scheduler",
      "kwok",
    ]);
    await cluster.stop();
    const left = await Promise.all(programs.map(({ pid }) => identify(pid)));
    expect(left.filter((one) => one !== undefined)).toEqual([]);
    expect(statSync(cluster.folder, { throwIfNoEntry: false })).toBeUndefined();
  });
});
