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
});
