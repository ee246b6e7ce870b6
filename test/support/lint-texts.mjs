// Lints texts as if they stood in files of the project: prints, for each, the rules that it breaks and why.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint } from "eslint";

const eslint = new ESLint({ cwd: process.cwd() });
const samples = JSON.parse(readFileSync(0, "utf8"));
const found = [];
for (const { file, code } of samples) {
  const [result] = await eslint.lintText(code, { filePath: join(process.cwd(), file) });
  found.push(result?.messages.map(({ ruleId, message }) => ({ rule: ruleId, message })) ?? []);
}
process.stdout.write(JSON.stringify(found));
