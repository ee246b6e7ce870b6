import { generateKeyPairSync } from "node:crypto";
import {
  ApprovalError,
  approvalOf,
  newSigningKeys,
  openApproval,
  signApproval,
  StackToApply,
  verifyApproval,
  VerifyOptions,
} from "../../../review/identity";
import { planned, planOf, reviewed } from "../../support/planned-resources";

const created = planned("toy_disk.a", "create", null, { name: "a", size: 1 });
const deleted = planned("toy_disk.b", "delete", { name: "b" }, null);
const review = reviewed(planOf(created), {
  environment: "dev",
  stacks: [
    { name: "data", plan: planOf(created) },
    { name: "later", status: { kind: "waits", for: ["data"] } },
  ],
});
const base = { name: "data", state: { lineage: "l-1", serial: 4 }, lockFile: "sha256:lock" };
const later = { name: "later", state: null, lockFile: null };
const approvedAt = new Date("2026-11-22T10:00:00Z");
const expiresAt = new Date("2026-11-23T10:00:00Z");
const terms = { approver: "Ada", approvedAt, expiresAt };

const ada = newSigningKeys();
const eve = newSigningKeys();
const signers = [{ name: "Ada", publicKey: ada.publicKey }];
const approval = approvalOf(review, [base, later], terms);
const text = signApproval(approval, ada.privateKey);
const now: StackToApply = { ...base, digest: review.stacks[0]!.digest! };

const problems = (more: Partial<VerifyOptions> = {}, envelope = text): readonly string[] => {
  const options = {
    signers,
    now: new Date("2026-11-22T11:00:00Z"),
    environment: "dev",
    stacks: [now],
    ...more,
  };
  return verifyApproval(envelope, options).problems;
};
const resigned = (change: (parsed: Record<string, unknown>) => void, privateKey = ada.privateKey): string => {
  const copy = structuredClone(approval) as unknown as Record<string, unknown>;
  change(copy);
  return signApproval(copy as unknown as typeof approval, privateKey);
};

describe("an approval", () => {
  it("counts for what was approved, and says who approved it and what was found", () => {
    const verified = verifyApproval(text, { signers, now: approvedAt, environment: "dev", stacks: [now] });
    expect(verified).toEqual({ approval, signer: "Ada", problems: [] });
    expect(approval).toMatchObject({
      digest: review.digest,
      approver: "Ada",
      findings: [],
      environment: "dev",
    });
  });

  it("holds the findings that were allowed, with their reasons", () => {
    const allowances = [{ address: "toy_disk.b", reason: "empty since June" }];
    const allowed = reviewed(planOf(deleted), { allowances });
    const { findings } = approvalOf(allowed, [base], terms);
    expect(findings).toMatchObject([{ rule: "SDI-D01", severity: "warn", address: "toy_disk.b" }]);
    expect(findings[0]?.message).toContain("empty since June");
  });

  it("has neither key in it", () => {
    const secret = ada.privateKey.split("\n")[1]!;
    expect(text + Buffer.from(JSON.parse(text).payload, "base64").toString()).not.toContain(secret);
  });
});

describe("an approval does not count", () => {
  it("when it was changed after it was signed", () => {
    const parsed = JSON.parse(text);
    const payload = Buffer.from(parsed.payload, "base64").toString().replace('"Ada"', '"Eve"');
    const forged = JSON.stringify({ ...parsed, payload: Buffer.from(payload).toString("base64") });
    expect(problems({}, forged)).toEqual([
      "the signature is wrong: the approval says that Ada signed it, and it was changed since or signed by somebody else",
    ]);
  });

  it("when the signer is unknown, also when somebody takes the name of a known key", () => {
    const signed = signApproval(approval, eve.privateKey);
    expect(problems({}, signed)).toEqual(["the signer is unknown; approvals count of: Ada"]);
    expect(problems({ signers: [] })).toEqual(["the signer is unknown; approvals count of: nobody"]);
    const [real, fake] = [JSON.parse(text), JSON.parse(signed)];
    fake.signatures[0].keyid = real.signatures[0].keyid;
    expect(problems({}, JSON.stringify(fake))[0]).toMatch(/^the signature is wrong/);
  });

  it("when it is something else that Ada has signed, or nothing at all", () => {
    const other = { ...JSON.parse(text), payloadType: "application/json" };
    expect(problems({}, JSON.stringify(other))).toEqual(["this is no approval: something else was signed"]);
    for (const wrong of ["", "{", "null", "[]", '{"payload":1}', text.slice(0, 100)]) {
      expect(problems({}, wrong)).toEqual(["this is no approval: it is not what `sdstack approve` writes"]);
    }
    const newer = resigned((copy) => (copy["format"] = 2));
    expect(problems({}, newer)).toEqual(["the approval has a format that this version does not know"]);
  });

  it("when it has expired, from the very moment on", () => {
    expect(problems({ now: new Date(expiresAt.getTime() - 1) })).toEqual([]);
    expect(problems({ now: expiresAt })).toEqual([
      "the approval has expired: it counted until 2026-11-23T10:00:00.000Z",
    ]);
  });

  it("before it was given, but for clocks that differ a little", () => {
    expect(problems({ now: new Date(approvedAt.getTime() - 60_000) })).toEqual([]);
    expect(problems({ now: new Date("2026-11-21T10:00:00Z") })[0]).toMatch(/is of the future/);
  });

  it("for another plan", () => {
    const digest = reviewed(planOf(created, deleted)).stacks[0]!.digest!;
    expect(problems({ stacks: [{ ...now, digest }] })).toEqual([
      `the plan of data is not the approved one: its digest is ${digest}, approved was ${now.digest}`,
    ]);
  });

  it("when the state has moved, is another one, has come, or has gone", () => {
    const of = (state: StackToApply["state"]): readonly string[] => problems({ stacks: [{ ...now, state }] });
    expect(of({ lineage: "l-1", serial: 5 })).toEqual([
      "the state of data has moved: its serial is 5, approved was 4",
    ]);
    expect(of({ lineage: "l-2", serial: 4 })[0]).toMatch(/is another one/);
    expect(of(null)[0]).toMatch(/has no state any more/);
    const first = resigned((copy) => (copy["stacks"] = [{ ...approval.stacks[0], state: null }]));
    expect(problems({}, first)).toEqual(["data has a state now, and had none when it was approved"]);
  });

  it("with other providers, in another environment, for other stacks and for none", () => {
    expect(problems({ stacks: [{ ...now, lockFile: "sha256:other" }] })[0]).toMatch(
      /^the lock file of data has changed/,
    );
    expect(problems({ environment: "prod" })).toEqual(["the approval is for environment dev, not for prod"]);
    expect(problems({ stacks: [{ ...now, name: "more" }] })).toEqual(["more is not in the approval"]);
    expect(problems({ stacks: [] })).toEqual(["no stack is given that the approval could be for"]);
  });

  it("for destroying what was to be applied, and the other way round", () => {
    expect(problems({ destroy: true })).toEqual([
      "the approval is for applying the environment, not for destroying it",
    ]);
    const destroying = signApproval(
      approvalOf(review, [base, later], { ...terms, destroy: true }),
      ada.privateKey,
    );
    expect(problems({ destroy: true }, destroying)).toEqual([]);
    expect(problems({}, destroying)).toEqual([
      "the approval is for destroying the environment, not for applying it",
    ]);
  });

  it("before anything is known of the stacks, as far as it can be told", () => {
    const options = { signers, now: approvedAt, environment: "dev" };
    expect(openApproval(text, options)).toEqual({ approval, signer: "Ada", problems: [] });
    expect(openApproval(text, { ...options, now: expiresAt }).problems).toEqual([
      "the approval has expired: it counted until 2026-11-23T10:00:00.000Z",
    ]);
    expect(openApproval(text, { ...options, signers: [] }).problems).toEqual([
      "the signer is unknown; approvals count of: nobody",
    ]);
  });

  it("for a stack that waited when it was given", () => {
    expect(problems({ stacks: [now, { ...later, digest: "sha256:1" }] })).toEqual([
      "later was not planned when the approval was given: it needs a review of its own",
    ]);
  });

  it("and says everything that is wrong at once", () => {
    const stacks = [{ ...now, digest: "sha256:1", lockFile: null, state: null }];
    expect(problems({ now: new Date("2027-01-01T00:00:00Z"), environment: undefined, stacks })).toHaveLength(
      5,
    );
  });
});

describe("an approval is not given", () => {
  const refusal = (give: () => unknown): string => {
    try {
      give();
    } catch (error) {
      if (error instanceof ApprovalError) return error.message;
      throw error;
    }
    throw new Error("it was given");
  };

  it("for what is blocked, has failed, or leaves things out", () => {
    const give = (of: typeof review): string => refusal(() => approvalOf(of, [base, later], terms));
    expect(give(reviewed(planOf(deleted)))).toBe("what a finding blocks cannot be approved: 1 of SDI-D01");
    expect(give(reviewed({ ...planOf(created), errored: true }))).toMatch(/ended with an error/);
    expect(give(reviewed({ ...planOf(created), complete: false }))).toMatch(
      /^the plan of data leaves things out/,
    );
  });

  it("without a name, an end, or the state of a stack", () => {
    expect(refusal(() => approvalOf(review, [base, later], { ...terms, approver: " " }))).toMatch(
      /needs the name/,
    );
    expect(refusal(() => approvalOf(review, [base, later], { ...terms, expiresAt: approvedAt }))).toMatch(
      /has to end/,
    );
    expect(refusal(() => approvalOf(review, [base], terms))).toBe(
      "the state that later was planned from is not given",
    );
  });

  it("with keys of another kind, and says nothing of what is in them", () => {
    const rsa = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
      publicKeyEncoding: { type: "spki", format: "pem" },
    });
    expect(refusal(() => signApproval(approval, rsa.privateKey))).toBe(
      "the private key is of kind rsa; it has to be ed25519",
    );
    expect(refusal(() => signApproval(approval, "hunter2"))).toBe(
      "the private key cannot be read: it has to be PEM, without a passphrase",
    );
    const swapped = [{ name: "Ada", publicKey: ada.privateKey }];
    expect(problems({ signers: swapped })).toEqual([
      "the public key of Ada is a private key; keep that one secret",
    ]);
  });
});
