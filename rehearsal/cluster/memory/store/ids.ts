import { createHash } from "node:crypto";

/** Characters of generated name endings: no vowels, so that no words appear. */
const SUFFIX_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

/** Moment at which every cluster in memory is born; from then on a second passes with each change. */
const EPOCH_MILLISECONDS = Date.UTC(2025, 0, 1);

/**
 * Ids, name endings and times of one cluster. They follow from the cluster's name and from what is asked for,
 * so that two runs give the same ones whatever the order of unrelated requests.
 */
export class Ids {
  private readonly counts = new Map<string, number>();
  private ticks = 0;

  public constructor(private readonly seed: string) {}

  /** A unique id; the same key asked twice gives two. */
  public uid(key: string): string {
    const hex = this.digest(`uid/${key}`);
    const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4);
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `${variant}${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-");
  }

  /** Five characters to end a generated name with; the same ones until they are used. */
  public suffix(key: string): string {
    const hex = this.hash(`suffix/${key}`, this.counts.get(`suffix/${key}`) ?? 0);
    let result = "";
    for (let i = 0; i < 5; i++) {
      result += SUFFIX_ALPHABET.charAt(
        Number.parseInt(hex.slice(i * 4, i * 4 + 4), 16) % SUFFIX_ALPHABET.length,
      );
    }
    return result;
  }

  /** Says that the last name ending for a key is taken now. */
  public useSuffix(key: string): void {
    this.counts.set(`suffix/${key}`, (this.counts.get(`suffix/${key}`) ?? 0) + 1);
  }

  /** An unguessable-looking text that is nobody's secret, such as the token of a service account. */
  public token(key: string): string {
    return this.digest(`token/${key}`);
  }

  /** A number below a limit that follows from a key; the same key gives the same number. */
  public pick(key: string, limit: number): number {
    return createHash("sha256").update(`${this.seed}/pick/${key}`).digest().readUInt32BE(0) % limit;
  }

  /** Lets a second pass. */
  public tick(): void {
    this.ticks += 1;
  }

  /** The time in the cluster, as API objects write it. */
  public now(): string {
    return new Date(EPOCH_MILLISECONDS + this.ticks * 1000).toISOString().replace(".000Z", "Z");
  }

  private digest(key: string): string {
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return this.hash(key, count);
  }

  private hash(key: string, count: number): string {
    return createHash("sha256").update(`${this.seed}/${key}/${count}`).digest("hex");
  }
}
