import { Masker } from "../masking";
import { isList, isObject, isSameJson, member, objectsIn, textIn } from "../masking/json";
import { secretAttributes } from "../masking/places";
import { isSecretName } from "../masking/secret-names";
import { PassedOn, passedOn } from "./passed-on";

/** Shows everything in the JSON of a plan that may tell of a secret to the masker, also what no report shows. */
export function learnSecrets(masker: Masker, plan: unknown): void {
  learnVariables(masker, plan);
  for (const name of ["resource_changes", "resource_drift"]) {
    for (const change of objectsIn(member(plan, name))) learnChange(masker, change);
  }
  for (const deferred of objectsIn(member(plan, "deferred_changes"))) {
    learnChange(masker, member(deferred, "resource_change"));
  }
  const passed = passedOn(plan);
  const outputs = member(plan, "output_changes");
  if (isObject(outputs)) {
    for (const [name, change] of Object.entries(outputs)) {
      for (const side of ["before", "after"]) {
        learnOutput(masker, name, member(change, side), member(change, `${side}_sensitive`), passed);
      }
    }
  }
  const changes = changesByAddress(plan);
  for (const values of [member(plan, "planned_values"), member(member(plan, "prior_state"), "values")]) {
    learnOutputs(masker, member(values, "outputs"), passed);
    learnModule(masker, member(values, "root_module"), changes);
  }
  learnConfiguration(masker, member(plan, "configuration"));
}

function learnVariables(masker: Masker, plan: unknown): void {
  const variables = member(plan, "variables");
  if (!isObject(variables)) return;
  const declared = member(member(member(plan, "configuration"), "root_module"), "variables");
  for (const [name, variable] of Object.entries(variables)) {
    const sensitive = member(member(declared, name), "sensitive") === true;
    masker.learn(member(variable, "value"), sensitive, isSecretName(name) ? "secret" : "ordinary");
  }
}

function learnChange(masker: Masker, resource: unknown): void {
  const type = textIn(resource, "type") ?? "";
  const change = member(resource, "change");
  const places = secretAttributes(type);
  masker.learn(member(change, "before"), member(change, "before_sensitive"), "ordinary", places);
  masker.learn(member(change, "after"), member(change, "after_sensitive"), "ordinary", places);
  masker.learn(member(change, "importing"), undefined);
}

function learnOutput(masker: Masker, name: string, value: unknown, marks: unknown, passed: PassedOn): void {
  const isPassedOn = typeof value === "string" && passed.get(name)?.has(value) === true;
  masker.learn(value, isPassedOn ? undefined : marks, isSecretName(name) ? "secret" : "ordinary");
}

/** The outputs of a state. */
function learnOutputs(masker: Masker, outputs: unknown, passed: PassedOn): void {
  if (!isObject(outputs)) return;
  for (const [name, output] of Object.entries(outputs)) {
    learnOutput(masker, name, member(output, "value"), member(output, "sensitive") === true, passed);
  }
}

/** What each resource was and becomes, as far as it has been learnt from already. */
function changesByAddress(plan: unknown): ReadonlyMap<string, unknown> {
  return new Map(
    objectsIn(member(plan, "resource_changes")).map((each) => [
      textIn(each, "address") ?? "",
      member(each, "change"),
    ]),
  );
}

/** Resources of a state, in modules within modules. */
function learnModule(masker: Masker, module: unknown, changes: ReadonlyMap<string, unknown>): void {
  for (const resource of objectsIn(member(module, "resources"))) {
    // Most of a state stands in the changes already, and comparing is quicker than learning again.
    const change = changes.get(textIn(resource, "address") ?? "");
    if (change !== undefined && (repeats(resource, change, "before") || repeats(resource, change, "after")))
      continue;
    const places = secretAttributes(textIn(resource, "type") ?? "");
    masker.learn(member(resource, "values"), member(resource, "sensitive_values"), "ordinary", places);
  }
  for (const child of objectsIn(member(module, "child_modules"))) learnModule(masker, child, changes);
}

function repeats(resource: unknown, change: unknown, side: "before" | "after"): boolean {
  return (
    isSameJson(member(resource, "values"), member(change, side)) &&
    hasNoMarks(member(resource, "sensitive_values"))
  );
}

/** Whether nothing in the shape of a value is marked. */
function hasNoMarks(marks: unknown): boolean {
  if (isList(marks)) return marks.every(hasNoMarks);
  return isObject(marks) ? Object.values(marks).every(hasNoMarks) : marks !== true;
}

/** Literals of the configuration: nothing marks them, not even those of write-only arguments. */
function learnConfiguration(masker: Masker, configuration: unknown): void {
  const providers = member(configuration, "provider_config");
  if (isObject(providers)) {
    for (const provider of Object.values(providers))
      learnExpressions(masker, member(provider, "expressions"), "");
  }
  learnModuleConfiguration(masker, member(configuration, "root_module"));
}

function learnModuleConfiguration(masker: Masker, module: unknown): void {
  const variables = member(module, "variables");
  if (isObject(variables)) {
    for (const [name, variable] of Object.entries(variables)) {
      const sensitive = member(variable, "sensitive") === true;
      masker.learn(member(variable, "default"), sensitive, isSecretName(name) ? "secret" : "ordinary");
    }
  }
  const outputs = member(module, "outputs");
  if (isObject(outputs)) {
    for (const [name, output] of Object.entries(outputs)) {
      const literal = member(member(output, "expression"), "constant_value");
      const sensitive = member(output, "sensitive") === true;
      masker.learn(literal, sensitive, isSecretName(name) ? "secret" : "ordinary");
    }
  }
  for (const resource of objectsIn(member(module, "resources"))) {
    learnExpressions(masker, member(resource, "expressions"), textIn(resource, "type") ?? "");
    for (const provisioner of objectsIn(member(resource, "provisioners"))) {
      learnExpressions(masker, member(provisioner, "expressions"), "");
    }
  }
  const calls = member(module, "module_calls");
  if (!isObject(calls)) return;
  for (const call of Object.values(calls)) {
    learnExpressions(masker, member(call, "expressions"), "");
    learnModuleConfiguration(masker, member(call, "module"));
  }
}

function learnExpressions(masker: Masker, expressions: unknown, type: string): void {
  if (isList(expressions)) {
    for (const each of expressions) learnExpressions(masker, each, "");
    return;
  }
  if (!isObject(expressions)) return;
  const places = secretAttributes(type);
  for (const [name, expression] of Object.entries(expressions)) {
    if (isObject(expression) && Object.hasOwn(expression, "constant_value")) {
      const place =
        (places !== undefined && Object.hasOwn(places, name) ? places[name] : undefined) ?? "ordinary";
      masker.learn({ [name]: expression["constant_value"] }, undefined, place === "all" ? "all" : "ordinary");
    } else learnExpressions(masker, expression, "");
  }
}
