import { CATALOGS, CloudCatalog } from "../../catalog";
import { CloudKind } from "../../constructs/contracts/cloud-kind";
import { Environment } from "../environment";
import { ConfigPath } from "../problems/problem";
import { Draft, draftOf } from "../draft";
import { readYaml } from "../source/read-yaml";
import { withoutAliases } from "./aliases";
import { hasKey, removeKey, setKey, Written } from "./yaml-edit";

/**
 * Something of an environment that is not the same in another cloud. `chosen`: there were several ways, one was taken.
 * `differently`: it is carried, and the other cloud serves the purpose by other means. `left out`: the other cloud has nothing
 * for it. `to do`: a person has to put something in.
 */
export interface TranslationNote {
  readonly kind: "chosen" | "differently" | "left out" | "to do";

  /** Path of the key, such as `nodePools.gpu.instanceType`. */
  readonly path: string;

  /** What was done and why, as one sentence without its point. */
  readonly says: string;
}

/** An environment file on its way to another cloud: its text, and what was noted. */
export class Work {
  public readonly notes: (TranslationNote & { readonly at: ConfigPath })[] = [];

  /** The text, as far as it is done. */
  public text: string;

  /** What is known of the cloud it comes from. */
  public readonly from: CloudCatalog;

  /** What is known of the cloud it goes to. */
  public readonly to: CloudCatalog;

  public constructor(
    text: string,
    public readonly environment: Environment,
    public readonly kind: CloudKind,
    public readonly name: string,
  ) {
    this.from = CATALOGS[environment.cloud.kind];
    this.to = CATALOGS[kind];
    const { text: whole, places } = withoutAliases(text);
    this.text = whole;
    for (const path of places)
      this.note("chosen", path, "written out, since what the alias stood for may change");
  }

  /** The parts of the file that are usable so far. */
  public draft(): Draft {
    return draftOf(this.name, readYaml(this.text).data, []);
  }

  /** Says whether a key is written. */
  public has(path: ConfigPath): boolean {
    return hasKey(this.text, path);
  }

  /** Writes a key. */
  public set(path: ConfigPath, value: Written): void {
    this.text = setKey(this.text, path, value);
  }

  /** Takes a key away, if it is written. */
  public remove(path: ConfigPath): void {
    this.text = removeKey(this.text, path);
  }

  /** Takes a key away and says why; nothing happens when it is not written. */
  public leaveOut(path: ConfigPath, why: string): void {
    if (!this.has(path)) return;
    this.remove(path);
    this.note("left out", path, why);
  }

  /** Writes a key and says why with this value. */
  public choose(path: ConfigPath, value: Written, why: string): void {
    this.set(path, value);
    this.note("chosen", path, why);
  }

  /** Writes a key with an example in place of which somebody has to put something. */
  public ask(path: ConfigPath, example: Written, what: string): void {
    this.set(path, example);
    this.note("to do", path, what);
  }

  /** Says how what stays as it is written is served in another way. */
  public tell(path: ConfigPath, how: string): void {
    this.note("differently", path, how);
  }

  /** Says what somebody has to look at. */
  public remind(path: ConfigPath, what: string): void {
    this.note("to do", path, what);
  }

  private note(kind: TranslationNote["kind"], path: ConfigPath, says: string): void {
    this.notes.push({ kind, path: path.join("."), says, at: path });
  }
}
