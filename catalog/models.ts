/** What a family of image models needs of a card. */
export interface DiffusionModel {
  /** Name used in an environment file. */
  readonly name: string;

  /** Name its makers use. */
  readonly title: string;

  /** Least memory of a card with which one replica makes an image of the usual size, in GiB. */
  readonly minGpuMemoryGiB: number;

  /** True when `minGpuMemoryGiB` is not stated by the source but derived from it. */
  readonly estimate: boolean;

  /** Where the figure is from. */
  readonly source: string;
}

const WEBUI_WIKI = "https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki";

/** Names of the families of models an environment can ask for. */
export const MODEL_NAMES = ["sd15", "sd21", "sdxl", "sd3", "flux1"] as const;

/** @see MODEL_NAMES */
export type ModelName = (typeof MODEL_NAMES)[number];

/** What each family of models needs. */
export const MODELS: Readonly<Record<ModelName, DiffusionModel>> = {
  sd15: {
    name: "sd15",
    title: "Stable Diffusion 1.5",
    minGpuMemoryGiB: 4,
    estimate: false,
    source:
      "https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/42 (512 × 512 on 4 GB with --lowvram)",
  },
  sd21: {
    name: "sd21",
    title: "Stable Diffusion 2.1",
    minGpuMemoryGiB: 6,
    estimate: true,
    source: "derived from Stable Diffusion 1.5 with 768 instead of 512 pixels a side",
  },
  sdxl: {
    name: "sdxl",
    title: "Stable Diffusion XL",
    minGpuMemoryGiB: 8,
    estimate: false,
    source: `${WEBUI_WIKI}/Optimum-SDXL-Usage (8 GB with --medvram-sdxl; 12 GB without)`,
  },
  sd3: {
    name: "sd3",
    title: "Stable Diffusion 3 Medium",
    minGpuMemoryGiB: 10,
    estimate: true,
    source: "derived from the size of its half-precision weights without the T5 text encoder",
  },
  flux1: {
    name: "flux1",
    title: "FLUX.1",
    minGpuMemoryGiB: 16,
    estimate: true,
    source:
      "derived from the size of its 8-bit weights: 12 thousand million parameters and the text encoders",
  },
};
