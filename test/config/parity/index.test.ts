import { CLOUD_KINDS } from "../../../constructs/contracts/cloud-kind";
import { answersWithoutField, parityRows } from "../../../config/parity";

const ROWS = parityRows();

const answer = (field: string, kind: (typeof CLOUD_KINDS)[number]) =>
  ROWS.find((row) => row.field === field)?.cells.get(kind);

describe("parityRows", () => {
  test.each(CLOUD_KINDS)("has an answer of %s for every field of an environment file", (kind) => {
    const open = ROWS.filter(({ cells }) => cells.get(kind) === undefined).map(({ field }) => field);
    expect(open).toEqual([]);
  });

  test("has every field once, the parts of lists and of what is called by somebody among them", () => {
    const fields = ROWS.map(({ field }) => field);
    expect(new Set(fields).size).toBe(fields.length);
    expect(fields).toEqual(
      expect.arrayContaining(["name", "nodePools.*.min", "diffusion.scaling.schedule[].start", "tags.*"]),
    );
  });

  test("says what a cloud refuses in the words of the check of files", () => {
    expect(answer("models.volume.nfs.server", "tencent")).toEqual({
      honours: "refused",
      by: "the cloud makes it",
    });
    expect(answer("network.cidr", "local")?.honours).toBe("refused");
  });

  test.each(CLOUD_KINDS)("says of %s who filters ranges where no load balancer is made", (kind) => {
    expect(answer("diffusion.access.allowedCidrs[]", kind)?.by).toMatch(
      /; with ingress\.controller, in the words of that class$/,
    );
  });

  test("has no answers for fields that do not exist", () => {
    expect(answersWithoutField()).toEqual([]);
  });
});
