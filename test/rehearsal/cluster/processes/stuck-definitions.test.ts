import { ProcessCluster } from "../../../../rehearsal/cluster/processes";
import { create, eventually, statusOf } from "../../../support/cluster-objects";
import { describeWithControlPlane } from "../../../support/control-plane";

jest.setTimeout(300_000);

const DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const PATH = `${DEFINITIONS}/stories.books.example`;
const HOLD = "books.example/hold";

const definition = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "stories.books.example", finalizers: [HOLD] },
  spec: {
    group: "books.example",
    scope: "Namespaced",
    names: { kind: "Story", plural: "stories" },
    versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema: { type: "object" } } }],
  },
};

interface Condition {
  readonly type: string;
  readonly status: string;
}

/** As the API gives it: what is just made has conditions that are null. */
interface Definition {
  readonly metadata: {
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
  };
  readonly status?: { readonly conditions: readonly Condition[] | null };
}

describeWithControlPlane("a definition whose end has failed", (controlPlane) => {
  let cluster: ProcessCluster;
  beforeAll(async () => (cluster = await controlPlane.start("stuck")));
  afterAll(() => cluster.stop());

  const look = async (): Promise<Definition> =>
    (await cluster.api.request({ method: "GET", path: PATH })).body as unknown as Definition;
  const change = (path: string, body: object) =>
    cluster.api.request({
      method: "PATCH",
      path,
      contentType: "application/merge-patch+json",
      body: body as never,
    });
  const wakings = ({ metadata }: Definition) =>
    metadata.annotations?.["rehearsal.sdstack.invalid/look-again"];

  test("is changed again and again, so that the API server looks at it, until it is gone", async () => {
    expect(await create(cluster, DEFINITIONS, definition)).toEqual({ status: 201 });
    await eventually(
      look,
      ({ status }) =>
        status?.conditions?.some(({ type, status: is }) => type === "Established" && is === "True") === true,
    );
    await cluster.api.request({ method: "DELETE", path: PATH });
    const ended = await eventually(look, ({ metadata }) => metadata.finalizers?.join() === HOLD);
    const conditions = ended.status!.conditions!;

    const reason = "InstanceDeletionFailed";
    const failed = conditions.map((one) => (one.type === "Terminating" ? { ...one, reason } : one));
    expect((await change(`${PATH}/status`, { status: { conditions: failed } })).status).toBe(200);
    const first = await eventually(look, (now) => wakings(now) !== undefined);
    await eventually(look, (now) => wakings(now) !== wakings(first));

    await change(PATH, { metadata: { finalizers: [] } });
    await eventually(
      () => statusOf(cluster, PATH),
      (status) => status === 404,
    );
  });
});
