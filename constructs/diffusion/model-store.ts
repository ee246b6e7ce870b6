import { Construct } from "constructs";
import { IFileSystem } from "../contracts";
import { PodMount } from "../kubernetes/pod-mounts";
import { SharedVolume } from "../kubernetes/shared-volume";
import { FOLDERS } from "./web-ui-flags";

/** Properties of ModelStore. */
export interface ModelStoreProps {
  /** File system that holds the models. */
  readonly fileSystem: IFileSystem;

  /** Namespace of the pods that read them. */
  readonly namespace: string;
}

/**
 * The models: `Stable-diffusion`, `VAE`, `Lora`, `embeddings` and, for what the Hugging Face libraries load,
 * `huggingface`. Somebody else puts them there; the pods only read, so that a poisoned one cannot rewrite them.
 */
export class ModelStore extends Construct {
  /** What a pod mounts. */
  public readonly mount: PodMount;

  public constructor(scope: Construct, id: string, props: ModelStoreProps) {
    super(scope, id);
    const { fileSystem, namespace } = props;
    const volume = new SharedVolume(this, "Volume", { fileSystem, namespace, name: "models" });
    this.mount = {
      kind: "claim",
      name: "models",
      claimName: volume.claimName,
      readOnly: true,
      mountPath: FOLDERS.models,
    };
  }
}
