import { CronJobV1 } from "@cdktf/provider-kubernetes/lib/cron-job-v1";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import { Construct } from "constructs";
import { Placement } from "../contracts";
import { PodMount, podVolumes, volumeMounts } from "./pod-mounts";
import { nodeSelector, tolerations } from "./pod-placement";
import { DEFAULT_USER_ID, restrictedContainer, restrictedPod } from "./restricted-pod";
import { ContainerResources } from "./web-workload";

/** Properties of ScheduledJob. */
export interface ScheduledJobProps {
  /** Name of the job and its service account, a DNS label of at most 52 characters. */
  readonly name: string;

  /** Namespace to run in. */
  readonly namespace: string;

  /** When it runs, in cron's five fields, in UTC. */
  readonly schedule: string;

  /** Image, by digest. */
  readonly image: string;

  /**
   * Secret with the pull credential.
   *
   * @default - images are pulled without a credential.
   */
  readonly pullSecretName?: string;

  /** Program to run, without a shell. */
  readonly command: readonly string[];

  /** Folders of the container. Everything else is read-only. */
  readonly mounts: readonly PodMount[];

  /** What a run needs. */
  readonly resources: ContainerResources;

  /** Where it may run. */
  readonly placement: Placement;

  /** Seconds after which a run is stopped. */
  readonly timeoutSeconds: number;
}

/** A program that runs on a schedule, one run at a time, without any right in the cluster. */
export class ScheduledJob extends Construct {
  public constructor(scope: Construct, id: string, props: ScheduledJobProps) {
    super(scope, id);
    const { name, namespace, mounts, resources, pullSecretName, placement, timeoutSeconds } = props;
    const labels = { "app.kubernetes.io/name": name };
    const metadata = { name, namespace, labels };

    const account = new ServiceAccountV1(this, "ServiceAccount", {
      metadata,
      automountServiceAccountToken: false,
    });
    const job = new CronJobV1(this, "Resource", {
      metadata,
      spec: {
        schedule: props.schedule,
        concurrencyPolicy: "Forbid",
        startingDeadlineSeconds: 3600,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          metadata: { labels },
          spec: {
            backoffLimit: 2,
            activeDeadlineSeconds: timeoutSeconds,
            template: {
              metadata: { labels },
              spec: {
                serviceAccountName: name,
                automountServiceAccountToken: false,
                enableServiceLinks: false,
                restartPolicy: "Never",
                securityContext: restrictedPod(DEFAULT_USER_ID),
                nodeSelector: nodeSelector(placement),
                toleration: tolerations(placement),
                imagePullSecrets: pullSecretName === undefined ? undefined : [{ name: pullSecretName }],
                volume: podVolumes(mounts),
                container: [
                  {
                    name: "job",
                    image: props.image,
                    imagePullPolicy: "IfNotPresent",
                    command: [...props.command],
                    resources: { requests: { ...resources.requests }, limits: { ...resources.limits } },
                    securityContext: restrictedContainer(DEFAULT_USER_ID),
                    volumeMount: volumeMounts(mounts),
                  },
                ],
              },
            },
          },
        },
      },
    });
    job.node.addDependency(account);
  }
}
