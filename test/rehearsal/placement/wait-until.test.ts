import { NotSettledError, waitUntil } from "../../../rehearsal/placement/wait-until";

const { signal } = new AbortController();

test("waits as long as something changes, and ends when nothing is missing", async () => {
  let left = 5;
  await waitUntil(async () => (left-- > 0 ? `${left} left` : undefined), { signal, patienceSeconds: 0.5 });
  expect(left).toBe(-1);
});

test("fails with what was missing last when nothing changes any more", async () => {
  const waiting = waitUntil(async () => "pod a is still going", { signal, patienceSeconds: 0.05 });
  await expect(waiting).rejects.toThrow(new NotSettledError("pod a is still going"));
});

test("ends with the signal, in the middle of a pause too", async () => {
  const end = new AbortController();
  const waiting = waitUntil(async () => "something", { signal: end.signal });
  setTimeout(() => end.abort(new Error("enough")), 20);
  await expect(waiting).rejects.toThrow(/enough|aborted/);
});
