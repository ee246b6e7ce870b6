import { warningsIn } from "../../../../rehearsal/cluster/https/warning-header";

test("every warning is read, whatever the case of the header's name", () => {
  const headers = ["Date", "now", "Warning", '299 - "first"', "warning", '299 kube "say \\"hi\\"" "Mon"'];
  expect(warningsIn(headers)).toEqual(["first", 'say "hi"']);
});

test("what is no warning is left out", () => {
  expect(warningsIn(["Warning", "nonsense", "Content-Type", '299 - "not me"'])).toEqual([]);
});
