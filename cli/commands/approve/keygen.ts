import { relative, resolve } from "node:path";
import { Command } from "commander";
import { Context } from "../../context";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { formatJson } from "../../output/json";

/** `sdstack approve keygen` */
export function keygenCommand(context: Context): Command {
  const { out, err } = context.terminal;
  return new Command("keygen")
    .description("make a new pair of keys to approve with")
    .argument("<file>", "file for the private key, which only you can read")
    .option("--public-key <file>", "file for the public key (default: the same with .pub)")
    .option("--json", "print JSON", false)
    .addHelpText(
      "after",
      `
The public key is for everybody who applies: in the folder approvers/ beside the environment files, your approvals count.
It is called like you there. Files that are there are never overwritten.

Example:
  sdstack approve keygen ~/.config/ada.key --public-key config/environments/approvers/ada.pem

${exitCodeHelp([EXIT.ok, EXIT.badInput, EXIT.badSurroundings])}`,
    )
    .action(async (file: string, options: { publicKey?: string; json: boolean }) => {
      const { writeNewKeys } = await import("../../approve/new-keys");
      const privateFile = resolve(context.folder, file);
      const publicFile = resolve(context.folder, options.publicKey ?? `${file}.pub`);
      const fingerprint = writeNewKeys(privateFile, publicFile);
      if (options.json) {
        out(formatJson({ privateKey: privateFile, publicKey: publicFile, fingerprint }));
        return;
      }
      out(`${fingerprint}\n`);
      err(
        `private key: ${relative(context.folder, privateFile)} (keep it secret, and out of version control)\n`,
      );
      err(`public key:  ${relative(context.folder, publicFile)}\n`);
    });
}
