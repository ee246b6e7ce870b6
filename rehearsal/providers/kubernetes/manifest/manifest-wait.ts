import { JsonObject } from "../../../cluster/kubernetes-api";
import { isListValue, isObjectValue, ObjectValue } from "../../../plugin/value";
import { ApiClient } from "../api-client";
import { arrayOf, jsonAt, objectOf } from "../conversion/json";
import { DONE, Deadline, Look, notYet, poll } from "../lifecycle/wait";
import { daemonSetRollout, deploymentRollout, statefulSetRollout } from "../lifecycle/waits";
import { ProviderError } from "../provider-error";
import { atPath, parsePath } from "./object-path";

/** What a manifest's wait looks at. */
export interface ManifestWaitContext {
  readonly api: ApiClient;
  readonly path: string;
  readonly id: string;
  readonly resource: ObjectValue;
  readonly object: JsonObject;
  readonly deadline: Deadline;
}

const ROLLOUTS = {
  DaemonSet: daemonSetRollout,
  Deployment: deploymentRollout,
  StatefulSet: statefulSetRollout,
} as const;

/** Waits for what the manifest's resource says. @throws ProviderError when it does not come. */
export async function waitForManifest(context: ManifestWaitContext): Promise<void> {
  const { api, path, resource, deadline } = context;
  const settings = waitSettings(resource);
  if (settings["rollout"] === true) return rollout(context);
  const conditions = isListValue(settings["condition"]) ? settings["condition"] : [];
  if (conditions.length > 0) {
    const wanted = conditions.flatMap((each) => (isObjectValue(each) ? [each] : []));
    return timed(deadline, "conditions", async () => haveConditions(await api.get(path), wanted));
  }
  const fields = settings["fields"];
  if (!isObjectValue(fields)) return;
  const matchers = Object.entries(fields).map(([text, expression]) => matcher(text, String(expression)));
  await timed(deadline, "field matchers", async () => {
    const object = await api.get(path);
    return matchers.every((matches) => matches(object)) ? DONE : notYet("");
  });
}

function waitSettings(resource: ObjectValue): ObjectValue {
  const { wait, wait_for: older } = resource;
  if (isObjectValue(older)) return older;
  const [block] = isListValue(wait) ? wait : [];
  return isObjectValue(block) ? block : {};
}

async function rollout({ api, path, id, resource, object, deadline }: ManifestWaitContext): Promise<void> {
  const kind = String(object["kind"]);
  if (kind !== "DaemonSet" && kind !== "Deployment" && kind !== "StatefulSet") {
    throw new ProviderError(
      "Error waiting for operation to complete",
      `error getting resource status: no status viewer has been implemented for ${kind}`,
    );
  }
  try {
    await ROLLOUTS[kind]({ api, path, id, planned: resource, object, deadline });
  } catch (error) {
    throw deadline.at <= Date.now() ? timedOut("rollout to complete") : error;
  }
}

async function timed(deadline: Deadline, what: string, look: () => Promise<Look>): Promise<void> {
  try {
    await poll(deadline, look);
  } catch (error) {
    throw deadline.at <= Date.now() ? timedOut(what) : error;
  }
}

function timedOut(what: string): ProviderError {
  return new ProviderError("Operation timed out", `timed out waiting on ${what}`);
}

function haveConditions(object: JsonObject, wanted: readonly ObjectValue[]): Look {
  const there = arrayOf(jsonAt(object, "status", "conditions")).map(objectOf);
  const met = wanted.every(({ type, status }) => {
    const found = there.find((each) => each["type"] === type);
    return found !== undefined && found["status"] === status;
  });
  return there.length > 0 && met ? DONE : notYet("");
}

function matcher(text: string, expression: string): (object: JsonObject) => boolean {
  const path = parsePath(text);
  if (!path) {
    throw new ProviderError(
      "Error waiting for operation to complete",
      `invalid field path ${JSON.stringify(text)}`,
    );
  }
  const pattern = expression === "*" ? /(.*)?/ : new RegExp(expression);
  return (object) => {
    const value = atPath(object, path);
    return value !== undefined && value !== null && pattern.test(String(value));
  };
}
