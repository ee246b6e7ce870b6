import { ConfigPath, Location } from "../problems/problem";

interface Place {
  readonly key?: Location;
  readonly value: Location;
}

const START: Location = { line: 1, column: 1 };

/** Where in a file its keys and values are. */
export class SourceMap {
  private readonly places = new Map<string, Place>();

  /** Says where a value is, and its key when it has one. */
  public add(path: ConfigPath, place: Place): void {
    this.places.set(JSON.stringify(path), place);
  }

  /** Says whether something is written at `path`. */
  public has(path: ConfigPath): boolean {
    return this.places.has(JSON.stringify(path));
  }

  /**
   * The place of a value, or of its key. For what is not in the file: the key of the nearest thing around it
   * that is, or the start of the file.
   */
  public locate(path: ConfigPath, at: "key" | "value" = "value"): Location {
    const place = this.places.get(JSON.stringify(path));
    if (place !== undefined) {
      return at === "key" ? (place.key ?? place.value) : place.value;
    }
    return path.length === 0 ? START : this.locate(path.slice(0, -1), "key");
  }
}
