import { KINDS } from "../../rehearsal/providers/kubernetes/kinds";
import { Json, JsonObject } from "../../rehearsal/cluster/kubernetes-api";
import { ConversionCase, readRecorded, typeOf } from "../support/kubernetes-fixtures";
import { rendered } from "../support/rendered";

const { resources } = readRecorded<{ resources: ConversionCase[] }>("conversion");

/** They hold what only an apply tells of others. */
const REFERRING = ["kubernetes_deployment_v1.references", "kubernetes_config_map_v1.reference"];

describe("a stack with everything that has been recorded", () => {
  const cases = resources.filter(({ address }) => {
    const kind = KINDS.get(typeOf(address));
    return kind !== undefined && !kind.adopt && kind.kind !== "Secret";
  });

  test("is rendered as the real provider sends it", async () => {
    const resource: Record<string, Record<string, unknown>> = {};
    for (const { address, config } of cases) {
      const [type = "", name = ""] = address.split(".");
      (resource[type] ??= {})[name] = config;
    }
    const { objects } = await rendered({ only: { resource } });
    const sent = new Map(objects.map(({ address, object }) => [address, object]));
    for (const { address, request } of cases) {
      if (REFERRING.includes(address)) continue;
      expect([address, sent.get(address)]).toEqual([address, request[0]?.body]);
    }
    expect(sent.size).toBe(cases.length);
  });

  test("has placeholders where it refers to what an apply tells, and values where it does not", async () => {
    const referring = resources.find(({ address }) => address === REFERRING[0]);
    const config = referring?.config as JsonObject;
    const map = { metadata: { name: "webui" }, data: { a: "1" } };
    const { objects } = await rendered({
      only: {
        resource: {
          kubernetes_deployment_v1: { references: config },
          kubernetes_config_map_v1: { webui: map, generated: { metadata: { generate_name: "gen-" } } },
          kubernetes_namespace_v1: { main: { metadata: { name: "sd-prod" } } },
        },
      },
    });
    const text = JSON.stringify(objects.at(-1)?.object satisfies Json | undefined);
    expect(text).toContain('{"name":"NS","value":"sd-prod"}');
    expect(text).toContain(
      '"value":"metadata-0-uid.webui.kubernetes-config-map-v1.known-after-apply.invalid"',
    );
    expect(text).toContain(
      '"name":"metadata-0-name.generated.kubernetes-config-map-v1.known-after-apply.invalid"',
    );
    expect(text).not.toContain("${");
  });
});
