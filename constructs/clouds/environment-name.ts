import { IConstruct } from "constructs";
import { NameRules, physicalName } from "../core/names";
import { PlaceSettings } from "./place-settings";

/** Physical name of something of an environment: the environment's name, then what it is there for. */
export function environmentName(
  scope: IConstruct,
  settings: PlaceSettings,
  role: readonly string[],
  rules: NameRules,
): string {
  return physicalName(scope, [settings.environment, ...role], rules);
}
