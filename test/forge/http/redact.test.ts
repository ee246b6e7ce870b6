import { quoted, redactor, sendableToken } from "../../../forge/http/redact";

describe("tokens and words of others", () => {
  test("takes a token out of a text as it is, percent-encoded and in base64", () => {
    const token = "gl/pat+secret=value";
    const redact = redactor(token);
    const forms = [token, encodeURIComponent(token), Buffer.from(token).toString("base64")];
    for (const form of forms) expect(redact(`before ${form} after`)).toBe("before (token) after");
  });

  test("takes no token for one that HTTP cannot send, and forgives the line break of a file", () => {
    expect(sendableToken("ghs_abc\n")).toBe("ghs_abc");
    expect(sendableToken("ghs_abc\nnext")).toBeUndefined();
    expect(sendableToken("ghs abc")).toBeUndefined();
  });

  test("quotes as one line without control or bidirectional characters, and not without end", () => {
    expect(quoted("a\u001b[31m\n::error::b\u202e")).toBe("a [31m ::error::b");
    expect(quoted("x".repeat(400)).length).toBe(301);
  });
});
