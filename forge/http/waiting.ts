/** What an answer says of itself, as far as trying again goes. */
export interface Answer {
  readonly status: number;

  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** How long to wait before a call is made again, and why. */
export interface Wait {
  readonly milliseconds: number;
  readonly why: string;
}

const SECOND = 1000;

/** What GitHub asks for when it does not say how long. */
const SECONDARY_LIMIT_SECONDS = 60;

const PASSING: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

/** How long to wait after something that passes: 1, 2, 4, 8 s, and up to a quarter more by chance. */
export function backOff(attempt: number, random: number): number {
  return Math.round(2 ** (attempt - 1) * SECOND * (1 + random / 4));
}

/**
 * Says whether an answer is worth another try, and when.
 *
 * @param attempt - which one it was, from 1.
 * @param now - milliseconds since 1970.
 * @param random - from 0 to 1.
 * @see https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function waitAfter(answer: Answer, attempt: number, now: number, random: number): Wait | undefined {
  const { status } = answer;
  if (isRateLimit(answer)) {
    const asked = retryAfter(answer, now) ?? limitReset(answer, now);
    const unsaid = SECONDARY_LIMIT_SECONDS * SECOND * 2 ** (attempt - 1);
    return { milliseconds: Math.max(SECOND, asked ?? unsaid), why: "rate limit" };
  }
  if (!PASSING.has(status)) return undefined;
  const milliseconds = Math.max(retryAfter(answer, now) ?? 0, backOff(attempt, random));
  return { milliseconds, why: `status ${status}` };
}

/** A 403 can be a limit or a missing permission: only what it says beside tells. */
function isRateLimit({ status, headers, text }: Answer): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers["retry-after"] !== undefined ||
    headers["x-ratelimit-remaining"] === "0" ||
    /\b(secondary rate limit|abuse detection|rate limit exceeded)\b/i.test(text)
  );
}

/** Seconds from now, or a date. */
function retryAfter({ headers }: Answer, now: number): number | undefined {
  const text = headers["retry-after"]?.trim();
  if (text === undefined || text === "") return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** GitHub's and GitLab's names for the second at which a limit ends. */
function limitReset({ headers }: Answer, now: number): number | undefined {
  const left = headers["x-ratelimit-remaining"] ?? headers["ratelimit-remaining"];
  const text = headers["x-ratelimit-reset"] ?? headers["ratelimit-reset"];
  if (text === undefined || !/^\d{1,12}$/.test(text) || (left !== undefined && left !== "0"))
    return undefined;
  return Math.max(0, Number(text) * SECOND - now) + SECOND;
}
