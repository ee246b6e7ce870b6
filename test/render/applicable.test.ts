import { parseAllDocuments } from "yaml";
import { RehearsalCluster } from "../../rehearsal/cluster/control-plane";
import { JsonObject } from "../../rehearsal/cluster/kubernetes-api";
import { ApiClient } from "../../rehearsal/providers/kubernetes/api-client";
import { jsonAt, textOf } from "../../rehearsal/providers/kubernetes/conversion/json";
import { findMapping, mappedPath } from "../../rehearsal/providers/kubernetes/discovery";
import { cli } from "../support/cli";
import { describeWithControlPlane } from "../support/control-plane";
import { SHIPPED } from "../support/environments";

jest.setTimeout(300_000);

/** Its definition comes with a chart; that it is accepted is seen where it is rehearsed. */
const OF_CHARTS = "ScaledObject";

describeWithControlPlane("what is rendered", (controlPlane) => {
  let cluster: RehearsalCluster;
  beforeEach(async () => {
    cluster = await controlPlane.start("rendered");
  });
  afterEach(() => cluster.stop());

  async function path(object: JsonObject): Promise<string> {
    const [apiVersion, kind] = [textOf(object["apiVersion"]), textOf(object["kind"])];
    const mapping = await findMapping(new ApiClient(cluster.api), apiVersion, kind);
    if (!mapping) throw new Error(`no ${kind} in ${apiVersion}`);
    return mappedPath(
      mapping,
      textOf(jsonAt(object, "metadata", "namespace")),
      textOf(jsonAt(object, "metadata", "name")),
    );
  }

  test.each(SHIPPED)("of %s is taken by a real API server as it is, one after the other", async (name) => {
    const { out } = await cli(["render", name]);
    const objects = parseAllDocuments(out, { version: "1.1" })
      .map((document) => document.toJS() as JsonObject)
      .filter(({ kind }) => kind !== OF_CHARTS);
    expect(objects.length).toBeGreaterThan(10);
    for (const object of objects) {
      const { status, body, warnings } = await cluster.api.request({
        method: "PATCH",
        path: await path(object),
        query: { fieldManager: "applies", fieldValidation: "Strict", force: "true" },
        contentType: "application/apply-patch+yaml",
        body: object,
      });
      const { kind, metadata } = object;
      expect([kind, metadata, warnings, jsonAt(body, "message") ?? "", Math.trunc(status / 100)]).toEqual([
        kind,
        metadata,
        [],
        "",
        2,
      ]);
    }
  });
});
