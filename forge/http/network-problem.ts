/** What went wrong before an answer came. */
export interface NetworkProblem {
  readonly message: string;

  /** Whether it can pass. */
  readonly passing: boolean;

  /** Whether the call cannot have reached the server. */
  readonly unsent: boolean;
}

const UNSENT: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "its name is not known",
  EAI_AGAIN: "its name cannot be looked up now",
  EHOSTUNREACH: "there is no way to it",
  ENETUNREACH: "there is no way to its network",
  UND_ERR_CONNECT_TIMEOUT: "no connection came about in time",
};

const SENT: Readonly<Record<string, string>> = {
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  ETIMEDOUT: "nothing came in time",
  UND_ERR_SOCKET: "the connection was cut",
  UND_ERR_HEADERS_TIMEOUT: "no answer came in time",
  UND_ERR_BODY_TIMEOUT: "the answer stopped coming",
};

const CERTIFICATE = /CERT|SIGNATURE|ERR_TLS|ERR_SSL/;

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  if ("errors" in error && Array.isArray(error.errors)) return codeOf(error.errors[0]);
  return "cause" in error ? codeOf(error.cause) : "";
}

/** Says what an error of a connection means. Its own message is not quoted: it may hold what was sent. */
export function networkProblem(error: unknown): NetworkProblem {
  const code = codeOf(error);
  const unsent = UNSENT[code];
  if (unsent !== undefined) return { message: `${unsent} (${code})`, passing: true, unsent: true };
  const sent = SENT[code];
  if (sent !== undefined) return { message: `${sent} (${code})`, passing: true, unsent: false };
  if (CERTIFICATE.test(code)) {
    const message = `its certificate is not trusted (${code}); a company's own authority is named by NODE_EXTRA_CA_CERTS`;
    return { message, passing: false, unsent: true };
  }
  return {
    message: code === "" ? "the call failed" : `the call failed (${code})`,
    passing: false,
    unsent: false,
  };
}
