import { JsonObject } from "../../cluster/kubernetes-api";
import { ApiClient } from "./api-client";
import { ProviderError } from "./provider-error";

/** What a configured provider works with. */
export interface Connection {
  /** The API of the configured cluster. @throws ProviderError when there is none to talk to. */
  readonly api: () => ApiClient;

  /**
   * Why an object that is waited for can never be ready; undefined as long as it may.
   *
   * @default - nobody knows: everything is waited for until its time is over.
   */
  readonly whyNever?: (object: JsonObject, signal: AbortSignal) => Promise<string | undefined>;

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
