import { secretNames } from "../../render/secret-names";

describe("the secrets that an object names", () => {
  test("are those of volumes, variables, pulls and certificates, each once", () => {
    const container = {
      env: [{ name: "A", valueFrom: { secretKeyRef: { name: "variables", key: "a" } } }],
      envFrom: [{ secretRef: { name: "all-variables" } }],
    };
    const spec = {
      containers: [container, container],
      imagePullSecrets: [{ name: "pull" }],
      volumes: [{ name: "v", secret: { secretName: "files" } }],
      tls: [{ hosts: ["x"], secretName: "certificate" }],
    };
    expect(secretNames({ kind: "Pod", spec })).toEqual([
      "all-variables",
      "certificate",
      "files",
      "pull",
      "variables",
    ]);
  });

  test("are none where nothing is named", () => {
    expect(secretNames({ metadata: { name: "secretName" }, spec: { secretName: "" } })).toEqual([]);
  });
});
