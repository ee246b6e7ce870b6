import { Command } from "commander";
import { Context } from "../../context";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { formatJson } from "../../output/json";
import { formatTable } from "../../output/table";
import { requireCloud } from "./find";

/** `sdstack cloud dump` */
export function dumpCommand(context: Context): Command {
  const { out, colors } = context.terminal;
  return new Command("dump")
    .description("print every cloud resource, every Kubernetes object and every call; secrets are replaced")
    .option("--json", "print everything as JSON: {cloud, kubernetes, clusters, ledger}", false)
    .addHelpText(
      "after",
      `
Example:
  sdstack cloud dump --json | jq '.cloud[] | select(.type == "tencentcloud_vpc")'

${exitCodeHelp([EXIT.ok, EXIT.badSurroundings])}`,
    )
    .action(async ({ json }: { json: boolean }) => {
      const snapshot = await (await requireCloud(context)).snapshot();
      if (json) {
        out(formatJson(snapshot));
        return;
      }
      const { cloud, kubernetes, ledger } = snapshot;
      out(
        formatTable(
          { head: ["cloud resource", "id"], rows: cloud.map(({ type, id }) => [type, id]) },
          colors,
        ),
      );
      const objects = kubernetes.map(({ cluster, kind, namespace, name }) => [
        cluster,
        kind,
        namespace ?? "",
        name,
      ]);
      out(`\n${formatTable({ head: ["cluster", "kind", "namespace", "name"], rows: objects }, colors)}`);
      const calls = ledger.map(({ sequence, method, typeName, action, outcome }) => [
        String(sequence),
        method,
        typeName ?? "",
        action ?? "",
        outcome,
      ]);
      const head = ["call", "method", "type", "action", "outcome"];
      out(`\n${formatTable({ head, rows: calls, numeric: [0] }, colors)}`);
    });
}
