import { createPrivateKey, X509Certificate } from "node:crypto";
import { Authority } from "../../../../rehearsal/cluster/certificates/authority";

test("a certificate is signed by its authority, fits its key and says what it is for", async () => {
  const authority = await Authority.create("test-ca");
  const { certificate, key } = await authority.issue({
    subject: "O=system:masters,CN=admin",
    usage: "server",
    hosts: [
      { type: "ip", value: "127.0.0.1" },
      { type: "dns", value: "localhost" },
    ],
  });
  const issued = new X509Certificate(certificate);
  const root = new X509Certificate(authority.certificate);
  expect(issued.verify(root.publicKey)).toBe(true);
  expect(issued.checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect(issued.checkIP("127.0.0.1")).toBe("127.0.0.1");
  expect(issued.checkHost("localhost")).toBe("localhost");
  expect(issued.checkHost("example.com")).toBeUndefined();
  expect(issued.subject.split("\n")).toEqual(expect.arrayContaining(["O=system:masters", "CN=admin"]));
  expect([root.ca, issued.ca]).toEqual([true, false]);
});

test("two authorities of the same name do not trust each other", async () => {
  const [one, other] = await Promise.all([Authority.create("same"), Authority.create("same")]);
  const { certificate } = await one.issue({ subject: "CN=a", usage: "client" });
  expect(new X509Certificate(certificate).verify(new X509Certificate(other.certificate).publicKey)).toBe(
    false,
  );
});
