import { ApiClient } from "./api-client";
import { ProviderError } from "./provider-error";

/** What a configured provider works with. */
export interface Connection {
  /** The API of the configured cluster. @throws ProviderError when there is none to talk to. */
  readonly api: () => ApiClient;

  /** Annotations that are not read back. */
  readonly ignoredAnnotations: readonly RegExp[];

  /** Labels that are not read back. */
  readonly ignoredLabels: readonly RegExp[];
}

/** The connection of a provider that has not been configured. */
export const NOT_CONFIGURED: Connection = {
  api: () => {
    throw new ProviderError("the provider is not configured");
  },
  ignoredAnnotations: [],
  ignoredLabels: [],
};
