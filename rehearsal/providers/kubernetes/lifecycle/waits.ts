import { JsonObject } from "../../../cluster/kubernetes-api";
import { ObjectValue } from "../../../plugin/value";
import { ApiError } from "../api-client";
import { arrayOf, isJsonObject, jsonAt, numberOf, objectOf, textOf } from "../conversion/json";
import { isSameQuantity } from "../conversion/quantity";
import { ProviderError } from "../provider-error";
import { DONE, Look, notYet, poll, Wait, WaitContext } from "./wait";

/** What is printed when the time is over where the provider then still asks for events, with no time left for it. */
const OUT_OF_TIME = "client rate limiter Wait returned an error: context deadline exceeded";

/** Waits only when the resource says so. */
export function whenAsked(instruction: string, wait: Wait): Wait {
  return async (context) => {
    if (context.planned[instruction] === true) await wait(context);
  };
}

/** A wait that looks at the object itself. */
export function objectWait(look: (object: JsonObject, context: WaitContext) => Look): Wait {
  return (context) => {
    const { api, path, deadline, whyNever } = context;
    let { object } = context;
    return poll(
      deadline,
      async () => {
        object = await api.get(path);
        return look(object, context);
      },
      whyNever && (() => whyNever(object, deadline.signal)),
    );
  };
}

/** As a wait, but after the time is over the message is the one of a request that comes too late. */
function withEvents(wait: Wait): Wait {
  return async (context) => {
    try {
      await wait(context);
    } catch (error) {
      if (error instanceof ApiError || context.deadline.at > Date.now()) throw error;
      throw new ProviderError(OUT_OF_TIME);
    }
  };
}

/** A Deployment's pods are all of the new version and available. */
export const deploymentRollout = objectWait((object) => {
  const generation = numberOf(jsonAt(object, "metadata", "generation"));
  const status = objectOf(object["status"]);
  const count = (name: string) => numberOf(status[name]);
  const wanted = jsonAt(object, "spec", "replicas");
  const replicas = typeof wanted === "number" ? wanted : 1;
  if (generation > count("observedGeneration")) return notYet("Waiting for rollout to start");
  if (
    conditions(object).some(
      ({ type, reason }) => type === "Progressing" && reason === "ProgressDeadlineExceeded",
    )
  ) {
    throw new ProviderError("Deployment exceeded its progress deadline");
  }
  const waiting = (what: string) => notYet(`Waiting for rollout to finish: ${what}`);
  const updated = count("updatedReplicas");
  if (updated < replicas) return waiting(`${updated} out of ${replicas} new replicas have been updated...`);
  const old = count("replicas") - updated;
  if (old > 0) return waiting(`${old} old replicas are pending termination...`);
  if (count("replicas") > count("readyReplicas")) {
    return waiting(`${count("replicas")} replicas wanted; ${count("readyReplicas")} replicas Ready`);
  }
  if (count("availableReplicas") < updated) {
    return waiting(`${count("availableReplicas")} of ${updated} updated replicas are available...`);
  }
  return DONE;
});

/** A StatefulSet's pods are all of the new revision and ready. */
export const statefulSetRollout = objectWait((object, { id }) => {
  const unfinished = notYet(`StatefulSet ${id} is not finished rolling out`);
  const spec = objectOf(object["spec"]);
  const status = objectOf(object["status"]);
  const count = (name: string) => numberOf(status[name]);
  const replicas = numberOf(spec["replicas"]);
  if (count("readyReplicas") !== replicas) return unfinished;
  if (jsonAt(spec, "updateStrategy", "type") !== "RollingUpdate") {
    throw new ProviderError("rollout status is only available for RollingUpdate strategy type");
  }
  if (count("observedGeneration") < numberOf(jsonAt(object, "metadata", "generation"))) return unfinished;
  const partition = numberOf(jsonAt(spec, "updateStrategy", "rollingUpdate", "partition"));
  if (partition > 0) return count("updatedReplicas") < replicas - partition ? unfinished : DONE;
  return status["updateRevision"] === status["currentRevision"] ? DONE : unfinished;
});

/** A DaemonSet has a pod on each node that it should be on. */
export const daemonSetRollout = objectWait((object) => {
  const status = objectOf(object["status"]);
  const wanted = numberOf(status["desiredNumberScheduled"]);
  const there = numberOf(status["currentNumberScheduled"]);
  const name = textOf(jsonAt(object, "metadata", "name"));
  return wanted === there
    ? DONE
    : notYet(`Waiting for ${wanted} replicas of "${name}" to be scheduled (${there})`);
});

/** A ReplicationController has as many pods as it should. */
export const controllerReplicas = objectWait((object) => {
  const wanted = numberOf(jsonAt(object, "spec", "replicas"));
  const there = numberOf(jsonAt(object, "status", "fullyLabeledReplicas"));
  const name = textOf(jsonAt(object, "metadata", "name"));
  return wanted === there
    ? DONE
    : notYet(`Waiting for ${wanted} replicas of "${name}" to be scheduled (${there})`);
});

/** A Job has ended well. */
export const jobCompletion: Wait = (context) =>
  poll(context.deadline, async () => {
    const object = await context.api.find(context.path);
    if (object === undefined) return DONE;
    const ended = conditions(object).filter(({ status }) => status === "True");
    if (ended.some(({ type }) => type === "Complete")) return DONE;
    if (ended.some(({ type }) => type === "Failed")) {
      throw new ProviderError(`job: ${context.id} is in failed state`);
    }
    return notYet(`job: ${context.id} is not in complete state`);
  });

/** A Service of type LoadBalancer has an address. */
export const serviceAddress: Wait = async (context) => {
  if (jsonAt(context.object, "spec", "type") !== "LoadBalancer") return;
  const wait = objectWait((object, { id }) =>
    hasAddress(object)
      ? DONE
      : notYet(`Waiting for service "${id}" to assign IP/hostname for a load balancer`),
  );
  await withEvents(wait)(context);
};

/** An Ingress has an address. */
export const ingressAddress = objectWait((object) =>
  hasAddress(object) ? DONE : notYet("Load Balancer is not ready yet"),
);

/** A token Secret has its token. */
export const serviceAccountToken: Wait = async (context) => {
  if (context.object["type"] !== "kubernetes.io/service-account-token") return;
  const wait = objectWait((object, { id }) =>
    jsonAt(object, "data", "token") === undefined
      ? notYet(`Waiting for secret "${id}" to create service account token`)
      : DONE,
  );
  await withEvents(wait)(context);
};

/** A namespace has its default service account. */
export const defaultServiceAccount: Wait = ({ api, object, deadline }) => {
  const namespace = textOf(jsonAt(object, "metadata", "name"));
  return poll(deadline, async () => {
    const found = await api.find(`/api/v1/namespaces/${namespace}/serviceaccounts/default`);
    return found ? DONE : notYet(`serviceaccounts "default" not found`);
  });
};

/** An object is in one of the wanted phases. While it is in a pending phase it is waited for; others are errors. */
export function phaseWait(
  wanted: readonly string[] | ((planned: ObjectValue) => readonly string[]),
  pending: string,
): Wait {
  return objectWait((object, { planned }) => {
    const targets = typeof wanted === "function" ? wanted(planned) : wanted;
    const phase = textOf(jsonAt(object, "status", "phase"));
    if (targets.includes(phase)) return DONE;
    if (phase !== "" && phase !== pending) {
      throw new ProviderError(
        `unexpected state '${phase}', wanted target '${targets.join(", ")}'. last error: %!s(<nil>)`,
      );
    }
    return notYet("context deadline exceeded");
  });
}

/** A claim is bound to a volume. */
export const claimBound = withEvents(phaseWait(["Bound"], "Pending"));

/** A volume can be claimed. */
export const volumeAvailable = phaseWait(["Available", "Bound"], "Pending");

/** A pod is in the phase that the resource asks for. */
export const podPhase = withEvents(
  phaseWait((planned) => {
    const asked = Array.isArray(planned["target_state"]) ? planned["target_state"].map(String) : [];
    return asked.length > 0 ? asked : ["Running"];
  }, "Pending"),
);

/** The quota controller has taken over the amounts of a quota. */
export const quotaTaken = objectWait((object) => {
  const wanted = objectOf(jsonAt(object, "spec", "hard"));
  const taken = objectOf(jsonAt(object, "status", "hard"));
  const names = Object.keys(wanted);
  const same =
    names.length === Object.keys(taken).length &&
    names.every((name) => isSameQuantity(String(wanted[name]), String(taken[name])));
  return same ? DONE : notYet("Quotas don't match after creation.");
});

function hasAddress(object: JsonObject): boolean {
  return arrayOf(jsonAt(object, "status", "loadBalancer", "ingress")).length > 0;
}

function conditions(object: JsonObject): readonly { type: string; status: string; reason: string }[] {
  return arrayOf(jsonAt(object, "status", "conditions"))
    .filter(isJsonObject)
    .map(({ type, status, reason }) => ({
      type: textOf(type),
      status: textOf(status),
      reason: textOf(reason),
    }));
}
