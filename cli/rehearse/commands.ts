import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { CdktfCommands } from "../../rehearsal/run/cdktf-commands";
import { StackCommands } from "../../rehearsal/run/commands";
import { TerraformCommands } from "../../rehearsal/run/terraform-commands";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { CDKTF_ENVIRONMENT } from "../commands/cloud/environment";
import { Context } from "../context";
import { Place } from "./places";
import { terraformEnvironment } from "./terraform-environment";

/** With what to rehearse. */
export interface CommandsOptions {
  readonly context: Context;
  readonly environment: string;
  readonly configFolder: string;
  readonly place: Place;
  readonly binary: TerraformBinary;
  readonly raw: (text: string) => void;
  readonly kill: AbortSignal;
}

/** Commands that run Terraform. */
export function terraformCommands(options: CommandsOptions): TerraformCommands {
  const { context, place, binary, raw, kill } = options;
  return new TerraformCommands({
    binary,
    environment: terraformEnvironment(context, place.clouds.environment),
    planFolder: place.folders.plans,
    raw,
    kill,
    recordIn: place.folders.root,
  });
}

/** Commands that run cdktf, as users would, on this project's own `cdktf.json`. */
export function cdktfCommands(options: CommandsOptions): StackCommands {
  const { context, environment, configFolder, place, binary, raw, kill } = options;
  const manifest = createRequire(join(context.packageFolder, "package.json")).resolve(
    "cdktf-cli/package.json",
  );
  return new CdktfCommands(
    {
      script: join(dirname(manifest), "bundle", "bin", "cdktf.js"),
      projectFolder: context.packageFolder,
      outFolder: place.folders.program,
      environment: {
        ...terraformEnvironment(context, place.clouds.environment),
        ...CDKTF_ENVIRONMENT,
        CI: "true",
        TERRAFORM_BINARY_NAME: binary.path,
        SDSTACK_ENVIRONMENTS: environment,
        SDSTACK_CONFIG_FOLDER: configFolder,
        SDSTACK_STATE_DIR: place.folders.state,
      },
      raw,
      kill,
      recordIn: place.folders.root,
    },
    terraformCommands(options),
  );
}
