import { lockTableEndpoint } from "../../../../constructs/clouds/alibaba/lock-table";

test("is reached at its instance, in its region", () => {
  expect(lockTableEndpoint("cn-hangzhou", "sd-state-lock")).toBe(
    "https://sd-state-lock.cn-hangzhou.ots.aliyuncs.com",
  );
});
