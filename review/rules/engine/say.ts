import { Part } from "./part";
import { Judgement, Rule } from "./rule";
import { KnownResource, World } from "./world";

/** Takes down what a rule finds wrong with a resource. */
export class Say {
  public readonly said: Judgement[] = [];

  public constructor(private readonly resource: KnownResource) {}

  /** The part is wrong. */
  public fail(part: Part | undefined, message: string): void {
    this.add("fail", part, message);
  }

  /** The part is not known. */
  public unknown(part: Part): void {
    this.add("cannot-tell", part, `${part.path} is not known before the apply`);
  }

  /** Fails unless the part is what it must be; says nothing of what is not known but that. */
  public unless(part: Part, isRight: boolean, message: string): void {
    if (part.isUnknown) this.unknown(part);
    else if (!isRight) this.fail(part, message);
  }

  private add(verdict: Judgement["verdict"], part: Part | undefined, message: string): void {
    const { resource } = this;
    const attribute = part === undefined || part.path === "" ? undefined : part.path;
    this.said.push({ verdict, stack: resource.stack, resource, message, attribute });
  }
}

/** Judges each of some things by itself. */
export function eachOf<T extends { readonly resource: KnownResource }>(
  these: (world: World) => readonly T[],
  judge: (each: T, say: Say, world: World) => void,
): Rule["check"] {
  return (world) =>
    these(world)
      .filter(({ resource }) => resource.judged)
      .flatMap((each) => {
        const say = new Say(each.resource);
        judge(each, say, world);
        return say.said;
      });
}

/** Judges each resource of some types by itself. */
export function eachResource(
  types: readonly string[],
  judge: (body: Part, say: Say, world: World, resource: KnownResource) => void,
): Rule["check"] {
  return eachOf(
    (world) => world.ofType(...types).map((resource) => ({ resource })),
    ({ resource }, say, world) => {
      judge(resource.body, say, world, resource);
    },
  );
}
