import { knownInstanceTypes } from "../../../../catalog/known-instance-types";
import { InstanceType } from "../../../../catalog/instance-type";
import { nearestType } from "../../../../config/translate/steps/nearest-type";

const machine = (name: string, vcpu: number, memoryGiB: number, more: Partial<InstanceType> = {}) => ({
  ...{ name, vcpu, memoryGiB, managedPool: true, shareable: true },
  ...more,
});

const card = (model: string, memoryGiB: number, perNode = 1) => ({ gpu: { model, memoryGiB, perNode } });

const TYPES = knownInstanceTypes([
  machine("plain.small", 4, 8),
  machine("plain.large", 16, 64),
  machine("old.t4", 8, 32, card("T4", 16)),
  machine("new.a10", 28, 116, card("A10", 24)),
  machine("new.a10x2", 56, 232, card("A10", 24, 2)),
  machine("own.a10", 28, 116, { ...card("A10", 24), managedPool: false }),
  machine("big.a100", 12, 94, { ...card("A100", 40), shareable: false }),
]);

const nearest = (wanted: Parameters<typeof nearestType>[1]): string | undefined =>
  nearestType(TYPES, wanted)?.name;

describe("nearestType", () => {
  test("takes the machine that is as large, rather larger than smaller", () => {
    expect(nearest({ vcpu: 4, memoryGiB: 8, shareable: false })).toBe("plain.small");
    expect(nearest({ vcpu: 8, memoryGiB: 32, shareable: false })).toBe("plain.large");
  });

  test("takes the same cards, as many of them, whatever the rest of the machine", () => {
    expect(nearest({ vcpu: 56, memoryGiB: 232, ...card("A10", 24), shareable: true })).toBe("new.a10");
    expect(nearest({ vcpu: 8, memoryGiB: 32, ...card("A10", 24, 2), shareable: true })).toBe("new.a10x2");
  });

  test("takes a card with at least the memory when the same one is not there", () => {
    expect(nearest({ ...card("RTX 4090", 24), shareable: false })).toBe("new.a10");
    expect(nearest({ ...card("V100", 32), shareable: false })).toBe("big.a100");
  });

  test("takes as many cards as there were, or more, never fewer", () => {
    expect(nearest({ vcpu: 8, memoryGiB: 32, ...card("T4", 16, 2), shareable: true })).toBe("new.a10x2");
    expect(nearest({ ...card("A10", 24, 3), shareable: true })).toBeUndefined();
  });

  test("takes what is good for something else besides, where that is asked", () => {
    const fits = ({ vcpu }: InstanceType): boolean => vcpu > 28;
    expect(nearest({ vcpu: 8, memoryGiB: 32, ...card("A10", 24), shareable: true, fits })).toBe("new.a10x2");
  });

  test("finds nothing when no card is large enough, or none that is can be shared", () => {
    expect(nearest({ ...card("H100", 80), shareable: false })).toBeUndefined();
    expect(nearest({ ...card("V100", 32), shareable: true })).toBeUndefined();
  });
});
