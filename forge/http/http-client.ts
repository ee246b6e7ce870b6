import { Dispatcher, request } from "undici";
import { z } from "zod";
import { Environment } from "../contracts";
import { ForgeError, UncertainError } from "../forge-error";
import { connections } from "./connections";
import { networkProblem } from "./network-problem";
import { quoted } from "./redact";
import { REAL_TIME, Time } from "./time";
import { Answer, backOff, Wait, waitAfter } from "./waiting";

/** One call. */
export interface Call {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

  /** Below the address of the API, or an address of the same server. */
  readonly path: string;

  /** What it is about, as in `cannot read the comments of …`. */
  readonly doing: string;

  /** What the token has to be allowed, such as `pull-requests: write`. */
  readonly needs: string;
  readonly body?: unknown;

  /**
   * Whether making it twice does no harm.
   *
   * @default true but for POST
   */
  readonly repeatable?: boolean;

  /**
   * Refusals that the caller understands.
   *
   * @default none
   */
  readonly accepted?: readonly number[];
}

/** What makes calls to a forge. */
export interface HttpOptions {
  /** As it calls itself. */
  readonly forge: string;

  /** Address of the API, without a slash at its end. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;

  /** Takes the token out of a text. */
  readonly redact: (text: string) => string;

  /** What to do about a refusal, in words. */
  readonly advice: (answer: Answer, call: Call) => string;

  /** Variables that name a proxy. */
  readonly environment: Environment;

  /** Is told of every wait. */
  readonly onWait?: ((text: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;

  /** @default that of this machine */
  readonly time?: Time | undefined;

  /**
   * How long all waits together may take.
   *
   * @default 180_000
   */
  readonly patienceMilliseconds?: number | undefined;
}

const ATTEMPTS = 6;
const REDIRECTS = 3;

/** Calls to one forge: tried again where that helps, and every failure in words without the token. */
export class HttpClient {
  readonly #dispatcher: Dispatcher;
  readonly #time: Time;
  #patience: number;

  public constructor(private readonly options: HttpOptions) {
    this.#dispatcher = connections(options.environment);
    this.#time = options.time ?? REAL_TIME;
    this.#patience = options.patienceMilliseconds ?? 180_000;
  }

  /** Makes a call whose answer has a form. @throws ForgeError */
  public async json<T>(call: Call, form: z.ZodType<T>): Promise<T> {
    const answer = await this.send(call);
    return this.read(answer, call, form);
  }

  /** Reads the JSON of an answer. @throws ForgeError when it is not of the form */
  public read<T>({ text }: Answer, { doing }: Call, form: z.ZodType<T>): T {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw this.error(
        `cannot ${doing}: the answer is no JSON; is there a proxy or a login page in between?`,
      );
    }
    const read = form.safeParse(value);
    if (read.success) return read.data;
    const where = read.error.issues[0]?.path.map(String).join(".") ?? "";
    throw this.error(`cannot ${doing}: the answer has an unknown form${where === "" ? "" : ` at ${where}`}`);
  }

  /** Makes a call. @throws ForgeError for every answer that is neither a success nor accepted */
  public async send(call: Call): Promise<Answer> {
    const { method, doing, repeatable = method !== "POST", accepted = [] } = call;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.attempt(call);
      if ("problem" in outcome) {
        const { message, passing, unsent } = outcome.problem;
        const text = `cannot ${doing}: ${message}`;
        if (!unsent && !repeatable) throw this.uncertain(text);
        if (!passing || attempt === ATTEMPTS) throw this.error(text);
        const milliseconds = backOff(attempt, this.#time.random());
        await this.wait({ milliseconds, why: message }, text);
        continue;
      }
      const { answer } = outcome;
      if (answer.status < 300 || accepted.includes(answer.status)) return answer;
      if (answer.status >= 500 && !repeatable) {
        throw this.uncertain(`cannot ${doing}: status ${answer.status}`, answer.status);
      }
      const wait = waitAfter(answer, attempt, this.#time.now(), this.#time.random());
      const refusal = `cannot ${doing}: ${this.options.advice(answer, call)}`;
      if (wait === undefined || attempt === ATTEMPTS) throw this.error(refusal, answer.status);
      await this.wait(wait, wait.why === "rate limit" ? `cannot ${doing}` : refusal);
    }
  }

  /** Ends the connections. */
  public async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  private async attempt(
    call: Call,
  ): Promise<{ readonly answer: Answer } | { readonly problem: ReturnType<typeof networkProblem> }> {
    try {
      return { answer: await this.follow(call) };
    } catch (error) {
      this.options.signal?.throwIfAborted();
      if (error instanceof ForgeError) throw error;
      return { problem: networkProblem(error) };
    }
  }

  /** A token is sent to no other server than the one that it is for. */
  private async follow(call: Call): Promise<Answer> {
    const { baseUrl } = this.options;
    let url = new URL(call.path.startsWith("/") ? `${baseUrl}${call.path}` : call.path);
    for (let redirects = 0; ; redirects += 1) {
      if (url.origin !== new URL(baseUrl).origin) {
        throw this.error(
          `cannot ${call.doing}: it has moved to another server, ${url.origin}, which is not asked`,
        );
      }
      const answer = await this.once(call, url);
      const target = answer.headers["location"];
      const keepsMethod = answer.status === 307 || answer.status === 308 || call.method === "GET";
      if (answer.status < 300 || answer.status >= 400 || target === undefined) return answer;
      if (!keepsMethod || redirects === REDIRECTS) {
        throw this.error(`cannot ${call.doing}: it has moved to ${quoted(new URL(target, url).pathname)}`);
      }
      url = new URL(target, url);
    }
  }

  private async once({ method, body }: Call, url: URL): Promise<Answer> {
    const { headers, signal } = this.options;
    const response = await request(url, {
      method,
      dispatcher: this.#dispatcher,
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    const text = await response.body.text();
    const received = Object.entries(response.headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(", ") : value,
    ]);
    return { status: response.statusCode, headers: Object.fromEntries(received), text };
  }

  private async wait({ milliseconds, why }: Wait, giveUp: string): Promise<void> {
    const { forge, onWait, signal } = this.options;
    const seconds = Math.ceil(milliseconds / 1000);
    if (milliseconds > this.#patience) {
      const until = new Date(this.#time.now() + milliseconds).toISOString().slice(11, 19);
      throw this.error(
        why === "rate limit"
          ? `${giveUp}: the rate limit of ${forge} ends at ${until} UTC, in ${seconds} s; that is longer than this waits`
          : giveUp,
      );
    }
    this.#patience -= milliseconds;
    onWait?.(this.options.redact(`${forge}: ${why}; trying again in ${seconds} s`));
    await this.#time.sleep(milliseconds, signal);
  }

  private error(text: string, status?: number): ForgeError {
    return new ForgeError(this.options.redact(`${this.options.forge}: ${text}`), status);
  }

  private uncertain(text: string, status?: number): UncertainError {
    return new UncertainError(this.options.redact(`${this.options.forge}: ${text}`), status);
  }
}
