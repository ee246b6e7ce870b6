import { masked, maskedObject, MASKED } from "../../../rehearsal/run/mask";

describe("masked", () => {
  test.each([
    "password",
    "db_password",
    "adminPassword",
    "secret_key",
    "secretKey",
    "private_key",
    "client-key-data",
    "kube_config",
    "kube_config_intranet",
    "token",
    "credentials",
  ])("replaces the text under %s", (name) => {
    expect(masked({ [name]: "hunter2", other: "shown" })).toEqual({ [name]: MASKED, other: "shown" });
  });

  test.each(["key_id", "tokens_used_count", "public_key", "secretName", "imagePullSecrets"])(
    "shows what is under %s",
    (name) => {
      expect(masked({ [name]: "shown" })).toEqual({ [name]: "shown" });
    },
  );

  test("replaces keys and kubeconfigs wherever they stand", () => {
    const key = "-----BEGIN RSA PRIVATE KEY-----\nabc";
    expect(masked({ notes: [key, "users:\n- user:\n    client-key-data: abc", "plain"] })).toEqual({
      notes: [MASKED, MASKED, "plain"],
    });
  });

  test("replaces what the caller calls secret, at any depth, and leaves flags and absent values", () => {
    const value = { outer: [{ pin: "1234" }, { pin: null }, { pin: true }] };
    expect(masked(value, (name) => name === "pin")).toEqual({
      outer: [{ pin: MASKED }, { pin: null }, { pin: true }],
    });
  });

  test("replaces every leaf of a map, a block or a list under a secret name", () => {
    const block = { user: "root", nested: [{ pin: "1234", size: 8, on: true, none: null, empty: "" }] };
    const expected = {
      user: MASKED,
      nested: [{ pin: MASKED, size: MASKED, on: true, none: null, empty: "" }],
    };
    expect(masked({ credentials: block })).toEqual({ credentials: expected });
    expect(masked({ login: block }, (name) => name === "login")).toEqual({ login: expected });
    expect(masked({ tokens: ["abc", "def"], token: 1234 })).toEqual({
      tokens: [MASKED, MASKED],
      token: MASKED,
    });
  });

  test.each(["DB_PASSWORD", "API_KEY", "CLIENT_SECRET", "auth.passphrase", "MYSQL_PWD", "AWS_ACCESS_KEY"])(
    "replaces the value of the setting %s wherever it stands",
    (name) => {
      const shown = { name: "LOG_LEVEL", value: "debug" };
      expect(masked({ spec: { containers: [{ env: [{ name, value: "x" }, shown] }] } })).toEqual({
        spec: { containers: [{ env: [{ name, value: MASKED }, shown] }] },
      });
      expect(masked([{ key: name, value: { a: "x" } }])).toEqual([{ key: name, value: { a: MASKED } }]);
    },
  );

  test("shows where a setting gets its secret from", () => {
    const env = { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password" } } };
    expect(masked({ env: [env] })).toEqual({ env: [env] });
  });

  test("replaces the data of a Kubernetes secret at any depth, also as text", () => {
    const secret = { kind: "Secret", metadata: { name: "s" }, data: { a: "eA==" }, stringData: { b: "y" } };
    expect(masked({ manifests: [secret] })).toEqual({
      manifests: [{ ...secret, data: { a: MASKED }, stringData: { b: MASKED } }],
    });
    const texts = ["apiVersion: v1\nkind: Secret\ndata:\n  a: eA==\n", JSON.stringify(secret)];
    expect(masked({ texts })).toEqual({ texts: [MASKED, MASKED] });
  });
});

describe("maskedObject", () => {
  test("replaces the data of a secret key by key", () => {
    const secret = { metadata: { name: "s" }, data: { a: "eA==", b: "eQ==" }, type: "Opaque" };
    expect(maskedObject("Secret", secret)).toEqual({
      metadata: { name: "s" },
      data: { a: MASKED, b: MASKED },
      type: "Opaque",
    });
  });

  test("shows the data of a config map", () => {
    expect(maskedObject("ConfigMap", { data: { a: "x" } })).toEqual({ data: { a: "x" } });
  });

  test("replaces the data of a secret whatever its names are, given as text too, and what an annotation repeats", () => {
    const applied = JSON.stringify({ kind: "Secret", data: { host: "eA==" } });
    const annotations = { "kubectl.kubernetes.io/last-applied-configuration": applied, note: "n" };
    const secret = { metadata: { annotations }, data: { host: "eA==" }, stringData: { port: "1" } };
    expect(maskedObject("Secret", secret)).toEqual({
      metadata: { annotations: { ...annotations, [Object.keys(annotations)[0]!]: MASKED } },
      data: { host: MASKED },
      stringData: { port: MASKED },
    });
    expect(maskedObject("Secret", { data: "eA==" })).toEqual({ data: MASKED });
  });
});
