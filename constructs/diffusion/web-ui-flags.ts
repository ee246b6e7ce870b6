/** Port the WebUI listens on. */
export const WEB_UI_PORT = 7860;

/** Environment variable that holds `user:password`, from the secret. */
export const AUTH_VARIABLE = "WEBUI_AUTH";

/** Key of the secret that holds `user:password`; several are separated by commas. */
export const AUTH_SECRET_KEY = "credentials";

/** Folders of the container. */
export const FOLDERS = {
  /** What the program writes about itself; its own for each pod. */
  data: "/data",
  /** The model store. */
  models: "/models",
  /** Generated images. */
  outputs: "/data/outputs",
  /** The credential, as a file. */
  auth: "/run/secrets/web-ui",
  home: "/home/web-ui",
} as const;

/**
 * The flags of AUTOMATIC1111's WebUI. The program asks for a credential everywhere it can, and its settings are frozen: with
 * several replicas, a change in one would be unknown to the others and gone with the pod.
 *
 * @see https://github.com/AUTOMATIC1111/stable-diffusion-webui/blob/master/modules/cmd_args.py
 */
export function webUiFlags(): string[] {
  return [
    "--listen",
    `--port=${WEB_UI_PORT}`,
    `--data-dir=${FOLDERS.data}`,
    `--ckpt-dir=${FOLDERS.models}/Stable-diffusion`,
    `--vae-dir=${FOLDERS.models}/VAE`,
    `--lora-dir=${FOLDERS.models}/Lora`,
    `--embeddings-dir=${FOLDERS.models}/embeddings`,
    "--api",
    `--api-auth=$(${AUTH_VARIABLE})`,
    `--gradio-auth-path=${FOLDERS.auth}/${AUTH_SECRET_KEY}`,
    "--freeze-settings",
    "--hide-ui-dir-config",
    // Hashing reads every checkpoint in full, over the network, at each start.
    "--no-hashing",
    "--no-download-sd-model",
    "--skip-version-check",
  ];
}
