import { InstanceType } from "../instance-type";

/**
 * Sizes sold per family without cards. Only sizes that the naming rule below describes are listed.
 *
 * Taken from a published list of the types Tencent Cloud's HPC platform takes, read 2026-11; of these, the S5 sizes
 * were also compared with the product page.
 *
 * @see https://www.tencentcloud.com/document/product/213/11518 (product page: tables per family)
 * @see https://www.tencentcloud.com/document/product/457/54485 (families that native nodes take)
 */
const SIZES: Readonly<Record<string, string>> = {
  S5: `SMALL1 SMALL2 SMALL4 MEDIUM2 MEDIUM4 MEDIUM8 LARGE4 LARGE8 LARGE16 2XLARGE16 2XLARGE32 4XLARGE32 4XLARGE64
       6XLARGE48 6XLARGE96 8XLARGE64 8XLARGE128 12XLARGE96 12XLARGE192 16XLARGE256 21XLARGE320`,
  S6: `MEDIUM2 MEDIUM4 MEDIUM8 LARGE8 LARGE16 2XLARGE16 2XLARGE32 4XLARGE32 4XLARGE64 8XLARGE64 8XLARGE128
       12XLARGE96 12XLARGE192 16XLARGE216 32XLARGE432`,
  S8: `MEDIUM2 MEDIUM4 MEDIUM8 LARGE8 LARGE16 2XLARGE16 2XLARGE32 4XLARGE32 4XLARGE64 8XLARGE64 8XLARGE128
       14XLARGE256 16XLARGE256 28XLARGE512 56XLARGE1024`,
  SA3: `MEDIUM2 MEDIUM4 MEDIUM8 LARGE8 LARGE16 2XLARGE16 2XLARGE32 4XLARGE32 4XLARGE64 8XLARGE64 8XLARGE128
        12XLARGE96 12XLARGE192 16XLARGE128 16XLARGE256 20XLARGE160 20XLARGE320 24XLARGE192 24XLARGE384`,
  SA4: `MEDIUM4 MEDIUM8 LARGE8 LARGE16 2XLARGE16 2XLARGE32 4XLARGE32 4XLARGE64 8XLARGE64 8XLARGE128 12XLARGE96
        12XLARGE192 16XLARGE128 16XLARGE256 24XLARGE192`,
  SA5: `MEDIUM2 MEDIUM4 LARGE8 LARGE16 2XLARGE16 2XLARGE32 4XLARGE32 4XLARGE64 8XLARGE64 8XLARGE128 12XLARGE96
        12XLARGE192 16XLARGE256 32XLARGE576`,
  M5: `MEDIUM16 LARGE32 2XLARGE64 4XLARGE128 8XLARGE256`,
  M6: `MEDIUM16 LARGE32 2XLARGE64 4XLARGE128 8XLARGE256`,
  C5: `LARGE8 LARGE16 2XLARGE16 2XLARGE32 4XLARGE32 4XLARGE64 8XLARGE64 8XLARGE128`,
  C6: `LARGE8 LARGE16 2XLARGE16 2XLARGE32 4XLARGE32 4XLARGE64 8XLARGE128`,
};

const VCPU_OF_STEP: Readonly<Record<string, number>> = { SMALL: 1, MEDIUM: 2, LARGE: 4, XLARGE: 4 };

/**
 * Reads CPU and memory off a size: `LARGE8` is 4 CPUs and 8 GiB, `2XLARGE16` is 2 × 4 CPUs and 16 GiB.
 * The rule holds for every family above, and not for families with cards.
 */
function generalPurposeType(family: string, size: string): InstanceType {
  const match = /^(\d*)(SMALL|MEDIUM|LARGE|XLARGE)(\d+)$/.exec(size);
  const step = VCPU_OF_STEP[match?.[2] ?? ""];
  if (match === null || step === undefined) {
    throw new Error(`size '${size}' of family '${family}' does not follow the naming rule`);
  }
  const multiple = match[1] === "" ? 1 : Number(match[1]);
  return {
    name: `${family}.${size}`,
    vcpu: multiple * step,
    memoryGiB: Number(match[3]),
    managedPool: true,
    shareable: false,
  };
}

/** Machine types without cards. */
export const GENERAL_PURPOSE_TYPES: readonly InstanceType[] = Object.entries(SIZES).flatMap(
  ([family, sizes]) => sizes.split(/\s+/).map((size) => generalPurposeType(family, size)),
);
