import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform, parseVersion } from "../../../rehearsal/terraform/find";
import { describeWithTerraform } from "../../support/terraform";

describe("finding Terraform", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sdf-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function fake(name: string, script: string): Promise<void> {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }

  const prints = (version: string): string => `echo '{"terraform_version": "${version}", "platform": "x"}'`;

  it("prefers terraform", async () => {
    await fake("terraform", prints("1.9.0"));
    await fake("tofu", prints("1.12.6"));
    const found = await findTerraform({ path: folder });

    expect(found).toEqual({ name: "terraform", path: join(folder, "terraform"), version: "1.9.0" });
  });

  it("takes tofu when terraform is too old", async () => {
    await fake("terraform", prints("1.8.5"));
    await fake("tofu", prints("1.8.0"));

    expect(await findTerraform({ path: folder })).toMatchObject({ name: "tofu", version: "1.8.0" });
  });

  it("does not take a preview of the least version for that version", async () => {
    await fake("tofu", prints("1.8.0-rc1"));
    await expect(findTerraform({ path: folder })).rejects.toThrow("version 1.8.0-rc1 is too old");
  });

  it("fails when there is neither, and says what is needed", async () => {
    await expect(findTerraform({ path: folder })).rejects.toThrow(
      [
        "no usable Terraform: terraform >= 1.9.0 or tofu >= 1.8.0 is needed",
        "  terraform: not on the PATH",
        "  tofu: not on the PATH",
      ].join("\n"),
    );
  });

  it("fails when what is there is too old, broken or something else, and says which", async () => {
    await fake("terraform", "echo Terraform v0.11.0");
    await fake("tofu", "exit 3");
    const error = findTerraform({ path: folder });

    await expect(error).rejects.toThrow(`${folder}/terraform: 'version -json' printed no version`);
    await expect(error).rejects.toThrow(`${folder}/tofu: 'version -json' failed`);
  });

  it("fails when a candidate does not answer in time", async () => {
    await fake("terraform", "exec sleep 60");
    await expect(findTerraform({ path: `${folder}:/bin:/usr/bin`, timeoutSeconds: 0.2 })).rejects.toThrow(
      `${folder}/terraform: 'version -json' failed`,
    );
  });

  it.each(["", "{}", "null", '{"terraform_version": 1}', '{"terraform_version": "new"}'])(
    "finds no version in %j",
    (text) => {
      expect(parseVersion(text)).toBeUndefined();
    },
  );
});

describeWithTerraform("the Terraform of this machine", (binary) => {
  it("is found on the PATH", async () => {
    expect(await findTerraform({ path: process.env["PATH"] ?? "" })).toEqual(binary);
  });
});
