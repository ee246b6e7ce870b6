import { backOff, waitAfter } from "../../../forge/http/waiting";

const NOW = Date.UTC(2026, 10, 22, 6, 0, 0);

function after(
  status: number,
  headers: Record<string, string> = {},
  { text = "", attempt = 1 }: { text?: string; attempt?: number } = {},
) {
  return waitAfter({ status, headers, text }, attempt, NOW, 0);
}

describe("waiting before another try", () => {
  test("waits as long as Retry-After says, in seconds or until a date", () => {
    expect(after(429, { "retry-after": "7" })).toEqual({ milliseconds: 7_000, why: "rate limit" });
    expect(after(403, { "retry-after": "30" })?.milliseconds).toBe(30_000);
    expect(after(429, { "retry-after": new Date(NOW + 12_000).toUTCString() })?.milliseconds).toBe(12_000);
  });

  test("waits until the limit of GitHub or GitLab ends, and a second more for clocks that differ", () => {
    const reset = String(NOW / 1000 + 40);
    expect(after(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset })?.milliseconds).toBe(
      41_000,
    );
    expect(after(429, { "ratelimit-remaining": "0", "ratelimit-reset": reset })?.milliseconds).toBe(41_000);
  });

  test("waits a minute, then two, for a secondary limit that does not say how long", () => {
    const text = '{"message":"You have exceeded a secondary rate limit."}';
    const headers = { "x-ratelimit-remaining": "4000", "x-ratelimit-reset": String(NOW / 1000 + 3000) };
    expect(after(403, headers, { text })?.milliseconds).toBe(60_000);
    expect(after(403, headers, { text, attempt: 2 })?.milliseconds).toBe(120_000);
  });

  test("takes a 403 without signs of a limit for a missing permission, which waiting does not bring", () => {
    expect(
      after(403, { "x-ratelimit-remaining": "4000" }, { text: "Resource not accessible" }),
    ).toBeUndefined();
    for (const status of [400, 401, 404, 409, 422]) expect(after(status)).toBeUndefined();
  });

  test("waits 1, 2, 4 s for problems of the server, longer when it asks for that", () => {
    expect([1, 2, 3].map((attempt) => after(502, {}, { attempt })?.milliseconds)).toEqual([1000, 2000, 4000]);
    expect(after(503, { "retry-after": "20" })?.milliseconds).toBe(20_000);
    expect(backOff(3, 1)).toBe(5000);
  });
});
