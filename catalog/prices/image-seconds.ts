import { z } from "zod";
import { MODEL_NAMES } from "../models";
import data from "./image-seconds.json";

const file = z.strictObject({
  format: z.literal(1),
  seconds: z.array(
    z.strictObject({
      model: z.enum(MODEL_NAMES),
      card: z.string().min(1),
      seconds: z.number().positive().multipleOf(0.1),
      image: z.string().min(1),
      assumption: z.boolean(),
      source: z.string().min(1),
      date: z.iso.date(),
    }),
  ),
});

/** How long a card works on one image. */
export interface ImageSeconds {
  readonly model: string;

  /** The maker's name of the card. */
  readonly card: string;
  readonly seconds: number;

  /** Size of the image and number of steps. */
  readonly image: string;

  /** True when nobody has measured it here, and `source` tells how the figure came about. */
  readonly assumption: boolean;
  readonly source: string;

  /** Day of the figure. */
  readonly date: string;
}

/** What is known, or assumed, of models and cards. */
export const IMAGE_SECONDS: readonly ImageSeconds[] = file.parse(data).seconds;

/** How long that card works on one image of that model; undefined when nothing is known. */
export function imageSeconds(model: string, card: string): ImageSeconds | undefined {
  return IMAGE_SECONDS.find((each) => each.model === model && each.card === card);
}
