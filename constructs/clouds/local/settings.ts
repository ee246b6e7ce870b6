/** An environment on a cluster that exists, reached by a kubeconfig. */
export interface LocalSettings {
  readonly kind: "local";

  /** Path of the kubeconfig file; `~` is the home folder of whoever runs Terraform. */
  readonly kubeconfig: string;

  /**
   * Context within the file.
   *
   * @default - the file's current context.
   */
  readonly context?: string | undefined;
}
