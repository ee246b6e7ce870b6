import { requestIdOf } from "../../../../rehearsal/providers/cloud/request-id";

it("looks like one, and is the same for the same refusal only", () => {
  expect(requestIdOf("a")).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(requestIdOf("a")).toBe(requestIdOf("a"));
  expect(requestIdOf("a")).not.toBe(requestIdOf("b"));
});
