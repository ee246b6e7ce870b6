import { setTimeout as sleep } from "node:timers/promises";
import { RehearsalCluster } from "../../rehearsal/cluster/control-plane";
import { ApiRequest, Json } from "../../rehearsal/cluster/kubernetes-api";

/** Makes an object. @returns the HTTP status and the message when it was refused. */
export async function create(
  { api }: RehearsalCluster,
  path: string,
  body: Json,
): Promise<{ readonly status: number; readonly message?: string }> {
  const answer = await api.request({ method: "POST", path, body });
  const { message } = answer.body as { message?: string };
  return { status: answer.status, ...(message === undefined ? {} : { message }) };
}

/** Makes a call again until its answer is as wanted. @throws Error with the last answer when that takes too long. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isSo: (answer: T) => boolean,
  seconds = 60,
): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`still ${JSON.stringify(answer).slice(0, 2000)}`);
    await sleep(50);
  }
}

/** HTTP status of a call. */
export async function statusOf(
  { api }: RehearsalCluster,
  path: string,
  method: ApiRequest["method"] = "GET",
) {
  return (await api.request({ method, path })).status;
}

/** The body of a call. */
export async function read<T>({ api }: RehearsalCluster, path: string): Promise<T> {
  return (await api.request({ method: "GET", path })).body as T;
}

/** A namespace, with labels. */
export function namespace(name: string, labels: Readonly<Record<string, string>> = {}): Json {
  return { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } };
}

/** A Deployment of pods with one container that asks for quantities. */
export function deployment(
  name: string,
  replicas: number,
  limits: Readonly<Record<string, string>> = {},
): Json {
  const labels = { app: name };
  const container = {
    name: "main",
    image: "example.com/main:1",
    resources: { limits, requests: limits },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
  };
  const securityContext = { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container], securityContext } },
    },
  };
}
