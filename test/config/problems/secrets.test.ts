import { holdsSecret, isSecretKey, looksLikeSecret, withoutSecrets } from "../../../config/problems/secrets";

describe("looksLikeSecret", () => {
  test.each([
    ["a key of Tencent Cloud", "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"],
    ["a key of Alibaba Cloud", "LTAI5tExampleExampleExam"],
    ["a key of AWS", "AKIAIOSFODNN7EXAMPLE"],
    ["a private key", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn"],
    ["an address with a password", "https://ann:open-sesame@example.com/path"],
    ["a web token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl"],
    ["a token of GitHub", "ghp_0123456789abcdefghijABCDEFGHIJ012345"],
    ["random letters and digits", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"],
    ["random hexadecimal digits", "0123456789abcdef0123456789abcdef"],
  ])("takes %s for a secret under any key", (_, text) => {
    expect(looksLikeSecret(text, "host")).toBe(true);
  });

  test.each([
    "password",
    "secretKey",
    "SECRET_ID",
    "api-key",
    "accessToken",
    "DB_PASSWORD",
    "pwd",
    "privateKey",
  ])("takes whatever stands under %s for a secret", (key) => {
    expect(looksLikeSecret("short", key)).toBe(true);
  });

  test.each([
    ["tlsSecret", "sd-tls"],
    ["apiAuthSecret", "sd-api-auth"],
    ["pullSecret", "registry-pull"],
    ["tokenName", "my-token"],
    ["digest", "sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"],
    ["digest", "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"],
    ["bucket", "sd-state-of-a-long-company-name-1250000000"],
    ["path", "/srv/Volume1/StableDiffusion/Models2"],
    ["repository", "ai/stable-diffusion-webui"],
    ["endpoint", "https://s3.example.com:8443/path"],
    ["timezone", "America/Argentina/ComodRivadavia"],
  ])("takes nothing of %s: %s for a secret", (key, text) => {
    expect(looksLikeSecret(text, key)).toBe(false);
  });

  test("is fast on long texts made to be slow", () => {
    for (const text of [
      "a-".repeat(100_000),
      "eyJ-".repeat(50_000),
      "x://y:".repeat(30_000),
      "-----BEGIN ".repeat(20_000),
    ]) {
      expect(holdsSecret(text)).toBe(false);
    }
  });
});

describe("isSecretKey", () => {
  test("tells keys that hold a secret from keys that name one", () => {
    expect(isSecretKey("clientSecretKey")).toBe(true);
    expect(isSecretKey("passwordRef")).toBe(false);
    expect(isSecretKey("keepTags")).toBe(false);
  });
});

describe("withoutSecrets", () => {
  test("hides each secret of a text and keeps the rest", () => {
    expect(withoutSecrets("from AKIDz8krbsJ5yKBZQpn74 to AKIDyyyyyyyyyyyyyyyyy.")).toBe(
      "from (hidden) to (hidden).",
    );
  });
});
