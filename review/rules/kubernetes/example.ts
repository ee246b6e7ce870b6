import { Example } from "../engine/rule";

/** Digest for examples. */
export const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;

const CONTAINER = { name: "web", image: `registry.example.com/ai/web@${DIGEST}` };

/** A deployment with one container. */
export function workload(container: Example, pod: Example = {}, spec: Example = {}): Example {
  return {
    resource: {
      kubernetes_deployment_v1: {
        web: {
          metadata: { name: "web", namespace: "images" },
          spec: {
            ...spec,
            selector: { match_labels: { app: "web" } },
            template: {
              metadata: { labels: { app: "web" } },
              spec: { ...pod, container: [{ ...CONTAINER, ...container }] },
            },
          },
        },
      },
    },
  };
}

/** Resources of one type or several, by type. */
export function resources(byType: Readonly<Record<string, Example>>): Example {
  return {
    resource: Object.fromEntries(Object.entries(byType).map(([type, body]) => [type, { example: body }])),
  };
}

/** Two examples as one. */
export function together(...examples: readonly Example[]): Example {
  const parts = examples.map((each) => ofObject(each["resource"]));
  const types = [...new Set(parts.flatMap((each) => Object.keys(each)))];
  return {
    resource: Object.fromEntries(
      types.map((type) => [type, Object.assign({}, ...parts.map((each) => ofObject(each[type])))]),
    ),
  };
}

function ofObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
