import { Construct } from "constructs";
import { IFileSystem, isOfOneNode, Placement } from "../contracts";
import { PodMount } from "../kubernetes/pod-mounts";
import { ScheduledJob } from "../kubernetes/scheduled-job";
import { SharedVolume } from "../kubernetes/shared-volume";
import { ConstructError } from "../core/construct-error";
import { FOLDERS } from "./web-ui-flags";

/** When generated images are deleted, and by what. */
export interface OutputsExpiry {
  /** Age in whole days beyond which an image is deleted. */
  readonly afterDays: number;

  /** Image that deletes them: any with GNU find. The workload's own, so that no second one has to be trusted. */
  readonly image: string;

  /**
   * Secret with the pull credential.
   *
   * @default - images are pulled without a credential.
   */
  readonly pullSecretName?: string;

  /** Where it may run: at best where the image already is. */
  readonly placement: Placement;
}

/** Properties of Outputs. */
export interface OutputsProps {
  /** File system that holds the images. */
  readonly fileSystem: IFileSystem;

  /** Namespace of the pods that write them. */
  readonly namespace: string;

  /**
   * When images are deleted.
   *
   * @default - never.
   */
  readonly expiry?: OutputsExpiry;
}

/** The generated images of all replicas. */
export class Outputs extends Construct {
  /** What a pod mounts. */
  public readonly mount: PodMount;

  public constructor(scope: Construct, id: string, props: OutputsProps) {
    super(scope, id);
    const { fileSystem, namespace, expiry } = props;
    if (expiry !== undefined && !(Number.isInteger(expiry.afterDays) && expiry.afterDays >= 1)) {
      throw new ConstructError(this, `afterDays must be a whole number, at least 1, got ${expiry.afterDays}`);
    }
    const volume = new SharedVolume(this, "Volume", { fileSystem, namespace, name: "outputs" });
    const mount: PodMount = {
      kind: "claim",
      name: "outputs",
      claimName: volume.claimName,
      readOnly: false,
      mountPath: FOLDERS.outputs,
    };
    if (expiry !== undefined) {
      const job = new ScheduledJob(this, "Expiry", {
        name: "outputs-expiry",
        namespace,
        schedule: "17 3 * * *",
        image: expiry.image,
        pullSecretName: expiry.pullSecretName,
        command: deleteOlderThan(expiry.afterDays, mount.mountPath),
        mounts: [mount],
        resources: {
          requests: { cpu: "100m", memory: "128Mi", "ephemeral-storage": "16Mi" },
          limits: { cpu: "1", memory: "128Mi", "ephemeral-storage": "64Mi" },
        },
        // The scheduler prefers a node that has the image. Bound to the pool it would start a node to tidy up, so it is
        // bound only where no other node has the files.
        placement: isOfOneNode(fileSystem.volumeSource)
          ? expiry.placement
          : { ...expiry.placement, nodeSelector: {} },
        timeoutSeconds: 3600,
      });
      job.node.addDependency(volume);
    }
    this.mount = mount;
  }
}

function deleteOlderThan(days: number, folder: string): string[] {
  const age = ["-mtime", `+${days}`];
  const filesAndEmptyFolders = ["(", "-type", "f", "-o", "-type", "d", "-empty", ")"];
  return ["find", folder, "-xdev", "-mindepth", "1", ...age, ...filesAndEmptyFolders, "-delete"];
}
