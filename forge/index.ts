export type {
  Annotation,
  ChangeRequest,
  Comment,
  Conclusion,
  Environment,
  ForgeKind,
  IForge,
  JobFile,
  Outcome,
  Report,
} from "./contracts";
export { forgeKindOf, forgeOf } from "./detect";
export { ForgeError } from "./forge-error";
export { quoted } from "./http/redact";
export { publish } from "./publish";
export type { Published, PublishOptions } from "./publish";
export type { Surroundings } from "./run";
export { TOKEN_VARIABLES } from "./token";
