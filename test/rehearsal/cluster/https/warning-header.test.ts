import { warningsIn } from "../../../../rehearsal/cluster/https/warning-header";

test("every warning is read, with commas, quotes and dates in them", () => {
  const header = '299 - "first, of all", 299 kube "say \\"hi\\", 299 - " "Mon, 1 Jan", 299 - "last"';
  expect(warningsIn(header)).toEqual(["first, of all", 'say "hi", 299 - ', "last"]);
});

test("what is no warning is left out", () => {
  expect(warningsIn("nonsense")).toEqual([]);
  expect(warningsIn("")).toEqual([]);
});
