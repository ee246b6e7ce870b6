import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { ConstructError } from "../core/construct-error";

/** A time of the day or week with more replicas than the minimum. */
export interface ScheduledMinimum {
  /** Name, unique within the schedule. */
  readonly name: string;

  /** When it begins, in cron's five fields. */
  readonly start: string;

  /** When it ends, in cron's five fields. */
  readonly end: string;

  /** Time zone of both, as in the IANA database. */
  readonly timezone: string;

  /** Smallest number of replicas in between. */
  readonly min: number;
}

/** How many replicas there are. */
export interface Scaling {
  /** Smallest number of replicas outside every schedule. */
  readonly min: number;

  /** Largest number of replicas. */
  readonly max: number;

  /** Waiting generations that one replica may have in front of it. */
  readonly queuePerReplica: number;

  /** Times with more replicas than the minimum. */
  readonly schedule: readonly ScheduledMinimum[];
}

/** Properties of Autoscaling. */
export interface AutoscalingProps {
  /** Name of the deployment to scale, and of the scaler. */
  readonly deploymentName: string;

  /** Service whose pods know their queue. */
  readonly serviceName: string;

  /** Port of the pods. */
  readonly port: number;

  /** Namespace of both. */
  readonly namespace: string;

  /** How many replicas there may be. */
  readonly scaling: Scaling;
}

/**
 * Follows the queue and the calendar: as many replicas as waiting generations need, never fewer than the calendar asks for.
 * Each pod has a queue of its own, so the scaler asks every pod and adds up.
 */
export class Autoscaling extends Construct {
  public constructor(scope: Construct, id: string, props: AutoscalingProps) {
    super(scope, id);
    const { min, max, queuePerReplica, schedule } = props.scaling;
    if (max <= min)
      throw new ConstructError(this, `scaling.max must be above scaling.min (${min}), got ${max}`);
    if (queuePerReplica <= 0) {
      throw new ConstructError(this, `scaling.queuePerReplica must be positive, got ${queuePerReplica}`);
    }
    const beyond = schedule.find((entry) => entry.min > max);
    if (beyond !== undefined) {
      throw new ConstructError(
        this,
        `scaling.schedule '${beyond.name}': min must not exceed scaling.max (${max}), got ${beyond.min}`,
      );
    }
    new Manifest(this, "Resource", { manifest: scaledObject(props) });
  }
}

/** @see https://keda.sh/docs/2.21/reference/scaledobject-spec/ */
function scaledObject(props: AutoscalingProps) {
  const { deploymentName, namespace, scaling } = props;
  return {
    apiVersion: "keda.sh/v1alpha1",
    kind: "ScaledObject",
    metadata: { name: deploymentName, namespace },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: deploymentName },
      minReplicaCount: scaling.min,
      maxReplicaCount: scaling.max,
      pollingInterval: 15,
      // Only for the step to zero.
      cooldownPeriod: 900,
      advanced: {
        restoreToOriginalReplicaCount: false,
        horizontalPodAutoscalerConfig: { behavior: BEHAVIOR },
      },
      triggers: [queueTrigger(props), ...scaling.schedule.map(calendarTrigger)],
    },
  };
}

// Up at once, because a node and a model take minutes to load anyway. Down one pod at a time and only after a quiet quarter
// of an hour: the queue does not count what is being generated, so an empty queue is not yet an idle pod.
const BEHAVIOR = {
  scaleUp: {
    stabilizationWindowSeconds: 0,
    selectPolicy: "Max",
    policies: [{ type: "Pods", value: 2, periodSeconds: 60 }],
  },
  scaleDown: {
    stabilizationWindowSeconds: 900,
    selectPolicy: "Min",
    policies: [{ type: "Pods", value: 1, periodSeconds: 300 }],
  },
};

function queueTrigger({ serviceName, namespace, port, scaling }: AutoscalingProps) {
  return {
    type: "metrics-api",
    name: "queue",
    metadata: {
      url: `http://${serviceName}.${namespace}.svc:${port}/internal/pending-tasks`,
      format: "json",
      valueLocation: "size",
      targetValue: String(scaling.queuePerReplica),
      aggregateFromKubeServiceEndpoints: "true",
      aggregationType: "sum",
      // A pod that generates answers late.
      timeout: "10s",
    },
  };
}

// Prefixed, so that no name in the calendar is the queue's.
function calendarTrigger({ name, start, end, timezone, min }: ScheduledMinimum) {
  return {
    type: "cron",
    name: `calendar-${name}`,
    metadata: { timezone, start, end, desiredReplicas: String(min) },
  };
}
