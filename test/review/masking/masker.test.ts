import { Masker } from "../../../review/masking";
import { bare } from "../../../review/masking/mask-text";
import { MaskedValue, PlanValue } from "../../../review/plan/value";

const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";
const pem =
  "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----";

/** A value as a report would show it. */
function masked(value: unknown, marks?: unknown, masker = new Masker()): unknown {
  masker.learn(value, marks);
  return plain(masker.mask(value, marks, undefined));
}

function plain(value: PlanValue): unknown {
  if (value instanceof MaskedValue) return "***";
  if (typeof value === "string") return bare(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
}

describe("secrets by their looks", () => {
  it.each([
    ["AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "***"],
    [`Bearer ${jwt}`, "Bearer (masked)"],
    [pem, "***"],
    [`before\n${pem}\nafter`, "before\n(masked)\nafter"],
    ["postgres://app:hunter22@db.example.com/x", "postgres://app:(masked)@db.example.com/x"],
    ["Server=db;Password=hunter22;Timeout=3", "Server=db;Password=(masked);Timeout=3"],
    ["run --token abcdef123456 --verbose", "run --token (masked) --verbose"],
    ["export DB_PASSWORD='two words'", "export DB_PASSWORD='(masked)'"],
    ["glpat-0123456789abcdefghij", "***"],
    ["Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZkdISUpLTE1OT1BR", "***"],
    ['{"a":{"apiKey":"k"},"b":1}', '{"a":{"apiKey":"(masked)"},"b":1}'],
    ["a: 1\npassword: |\n  line one\n  line two\nb: 2\n", "a: 1\npassword: (masked)\nb: 2\n"],
  ])("takes out of %j", (text, shown) => {
    expect(masked({ text })).toEqual({ text: shown });
  });

  it.each([
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0bb822cd15d6c15b0f00a08",
    "Password: see the handbook",
    "a token of appreciation",
    "https://example.com/path?x=1",
    "arn:aws:iam::123456789012:role/Something",
    "registry.example.com/team/image@sha256:9f86d081884c7d659a2feaa0c55ad015",
    "secretName: web-tls\nsecretRef:\n  name: web\n",
    "${var.password}",
    "Service_Access_Route_DiskExpiry_ServiceAccount_7AC2A6A9",
    "StableDiffusionWebUi-EntryNodePool-InstanceRole-1A2B3C4D5E6F",
    '{"automountServiceAccountToken":{"x":true}}',
    '{"serviceAccountToken":true}',
  ])("leaves %j", (text) => {
    const shown = text.startsWith("Password") ? "Password: (masked) the handbook" : text;
    expect(masked({ text })).toEqual({ text: shown });
  });
});

describe("secrets by their places", () => {
  it("takes what stands under the name of a secret, lists included", () => {
    expect(masked({ password: "p", passwords: ["a", "b"], tokens: { one: "x" }, secret_name: "n" })).toEqual({
      password: "***",
      passwords: ["***", "***"],
      tokens: { one: "***" },
      secret_name: "n",
    });
  });

  it("leaves volumes that name a secret", () => {
    const volume = { secret: [{ secret_name: "web-tls", default_mode: "0644", optional: false }] };
    expect(masked(volume)).toEqual(volume);
  });

  it("takes values beside names of secrets", () => {
    const env = [
      { name: "DB_PASSWORD", value: "p" },
      { name: "LEVEL", value: "info" },
      { name: "auth.password", value: "q" },
    ];
    expect(masked({ env, args: ["--password", "r", "--level", "info", "--token=abc123xyz"] })).toEqual({
      env: [
        { name: "DB_PASSWORD", value: "***" },
        { name: "LEVEL", value: "info" },
        { name: "auth.password", value: "***" },
      ],
      args: ["--password", "***", "--level", "info", "--token=(masked)"],
    });
  });

  it("takes the data of Kubernetes Secrets, as objects and as YAML", () => {
    const manifest = { kind: "Secret", metadata: { name: "n" }, data: { user: "YWRtaW4=" }, type: "Opaque" };
    expect(masked(manifest)).toEqual({ ...manifest, data: { user: "***" } });
    expect(masked({ y: "kind: Secret\nstringData:\n  user: admin\n  deep: {a: b}\ntype: Opaque\n" })).toEqual(
      {
        y: "kind: Secret\nstringData:\n  user: (masked)\n  deep: {a: (masked)}\ntype: Opaque\n",
      },
    );
  });

  it("takes credentials out of a kubeconfig", () => {
    const text =
      "kind: Config\nusers:\n- name: a\n  user:\n    client-key-data: LS0t\n    token: abc\n    username: u\n";
    expect(masked({ text })).toEqual({
      text: "kind: Config\nusers:\n- name: a\n  user:\n    client-key-data: (masked)\n    token: (masked)\n    username: u\n",
    });
  });
});

describe("secrets by the marks of a plan", () => {
  it("takes marked values, whatever they are", () => {
    const value = { a: "x", b: { c: 1, d: [true] }, e: ["1", "2"], f: "left" };
    expect(masked(value, { a: true, b: true, e: [false, true] })).toEqual({
      a: "***",
      b: "***",
      e: ["1", "***"],
      f: "left",
    });
  });

  it("takes a marked secret wherever else it stands, also encoded", () => {
    const secret = 'tr0ub4dor&3 "x"';
    const masker = new Masker();
    masker.learn({ key: secret }, { key: true });
    const base64 = Buffer.from(secret).toString("base64");
    const text = `a ${secret} b ${base64} c ${encodeURIComponent(secret)} d ${JSON.stringify(secret)}`;
    expect(masker.text(text)).toBe(
      'a (masked) b (masked)== c (masked) d "(masked)"'.replace("==", base64.match(/=*$/)![0]),
    );
  });

  it("knows addresses, ids and regions within a marked object for no secrets of their own", () => {
    const connection = {
      host: "https://cls-2wvx89o6.ccs.tencent-cloud.com:443",
      ip: "10.20.4.122",
      cluster_id: "cls-2wvx89o6",
      region: "ap-guangzhou",
      server: "sw0rdfish-9000",
      password: "ap-shanghai",
      secret_id: "key-12345678",
    };
    const elsewhere = { connection, all: Object.values(connection), user: "at 10.20.4.122" };
    expect(masked(elsewhere, { connection: true })).toEqual({
      connection: "***",
      all: [...Object.values(connection).slice(0, 4), "***", "***", "***"],
      user: "at 10.20.4.122",
    });
    expect(masked({ ip: "10.20.4.122", all: ["10.20.4.122"] }, { ip: true })).toEqual({
      ip: "***",
      all: ["***"],
    });
  });

  it("finds each of many secrets that begin alike, the longest that fits", () => {
    const secrets = Array.from({ length: 300 }, (_, at) => `Password-${"x".repeat(at % 7)}${at}`);
    const masker = new Masker();
    masker.learn({ all: secrets }, { all: true });
    for (const secret of secrets) expect(masker.text(`at ${secret}.`)).toBe("at (masked).");
    expect(masker.text("at Password-yyy.")).toBe("at Password-yyy.");
  });

  it("masks names of members, and keeps them apart", () => {
    const masker = new Masker();
    const value = {
      map: { "K3y-secret-1": 1, "K3y-secret-2": 2, plain: 3 },
      k: "K3y-secret-1",
      l: "K3y-secret-2",
    };
    expect(masked(value, { k: true, l: true }, masker)).toEqual({
      map: { "(masked)": 1, "(masked) 2": 2, plain: 3 },
      k: "***",
      l: "***",
    });
  });

  it("does not let a value hide the name of an attribute by being called a secret", () => {
    expect(masked({ deletion_protection: true, x: "deletion_protection" }, { x: true })).toEqual({
      deletion_protection: true,
      x: "***",
    });
  });
});
