import { Cluster, KubeConfig, User } from "@kubernetes/client-node";

/** What a program says of a connection besides the kubeconfig; it stands instead of what that says. */
export interface ConnectionOverrides {
  /** URL of the API server. */
  readonly server?: string | undefined;

  /** PEM text of the authority that vouches for the server. */
  readonly caCertificate?: string | undefined;

  /** PEM text. */
  readonly clientCertificate?: string | undefined;

  /** PEM text. */
  readonly clientKey?: string | undefined;
  readonly token?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;

  /** Whether the server need not prove who it is. */
  readonly insecure?: boolean | undefined;
}

/** The same connection with what a program says instead. */
export function overridden(config: KubeConfig, overrides: ConnectionOverrides): KubeConfig {
  const cluster = config.getCurrentCluster();
  if (cluster === null) return config;
  const result = new KubeConfig();
  result.loadFromClusterAndUser(
    clusterWith(cluster, overrides),
    userWith(config.getCurrentUser() ?? { name: "" }, overrides),
  );
  return result;
}

function clusterWith(cluster: Cluster, { server, caCertificate, insecure }: ConnectionOverrides): Cluster {
  return {
    ...cluster,
    ...(server === undefined ? {} : { server }),
    ...(caCertificate === undefined ? {} : { caData: base64(caCertificate) }),
    ...(insecure === undefined ? {} : { skipTLSVerify: insecure }),
  };
}

function userWith(user: User, overrides: ConnectionOverrides): User {
  const { clientCertificate, clientKey, token, username, password } = overrides;
  return {
    ...user,
    ...(clientCertificate === undefined ? {} : { certData: base64(clientCertificate) }),
    ...(clientKey === undefined ? {} : { keyData: base64(clientKey) }),
    ...(token === undefined ? {} : { token }),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  };
}

function base64(pem: string): string {
  return Buffer.from(pem).toString("base64");
}
