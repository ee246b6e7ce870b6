import { namedAllowances } from "../../../cli/review/allowances";

describe("allowances of the command line", () => {
  it.each([
    ["aws_eip.a=it is unused", { address: "aws_eip.a", reason: "it is unused" }],
    ["prod-data:aws_eip.a=a=b", { address: "aws_eip.a", reason: "a=b", stack: "prod-data" }],
    ['module.m[0].aws_eip.a["x=y:z]"]=why', { address: 'module.m[0].aws_eip.a["x=y:z]"]', reason: "why" }],
  ])("%s", (arg, allowance) => {
    expect(namedAllowances([arg])).toEqual([allowance]);
  });

  it.each([
    ["aws_eip.a", /takes ADDRESS=REASON/],
    ["=why", /takes ADDRESS=REASON/],
    ["aws_eip.a=", /--allow-loss aws_eip.a needs a reason/],
    ["aws_eip.a=  ", /needs a reason/],
  ])("fails when it is %s", (arg, message) => {
    expect(() => namedAllowances([arg])).toThrow(message);
  });
});
