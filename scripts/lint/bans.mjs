/** What must not be written where, and why. */
import { AMBIGUOUS, KINDS } from "./kinds.mjs";

const CDKTF_CLASSES = "/^(App|Terraform[A-Z]\\w*(?<!Error)|Construct)$/";

export const syntaxBans = [
  {
    selector: `BinaryExpression[operator='instanceof'][right.name=${CDKTF_CLASSES}]`,
    message: "Several copies of cdktf may be loaded: use the static isX() functions.",
  },
];

export const noAmbient = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: "Only main.ts and cli/ read the environment.",
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='exit']",
    message: "Only main.ts and cli/ end the process.",
  },
];

/** A constructor does its work at once: what takes time, or differs from run to run, comes in from outside. */
export const atOnce = [
  ...["Date.now", "Math.random"].map((call) => ({
    selector: `CallExpression[callee.object.name='${call.split(".")[0]}'][callee.property.name='${call.split(".")[1]}']`,
    message: "What is made must be the same each time.",
  })),
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "What is made must be the same each time.",
  },
  {
    selector: ":function[async=true]",
    message: "Constructs and stacks are complete when they are made: no promises.",
  },
  {
    selector: "CallExpression[callee.name='fetch']",
    message: "No I/O here: callers pass in what they have read.",
  },
];

/** Stacks wire: what depends on a value of the configuration is decided in config/ or in a construct. */
export const decideNothing = [
  {
    selector: "BinaryExpression[operator=/^[!=]==?$/]:matches([left.type='Literal'], [right.type='Literal'])",
    message: "Stacks wire and decide nothing: compare values in config/ or in a construct.",
  },
  {
    selector:
      ":matches(SwitchStatement, ForStatement, ForOfStatement, ForInStatement, WhileStatement, DoWhileStatement)",
    message: "Stacks wire and decide nothing.",
  },
];

/** Names of clouds and of what they sell; those of the kinds come from the contracts. */
const NAMES = [...KINDS].filter((kind) => kind !== AMBIGUOUS).concat("alicloud", "qcloud", "aliyun");
const CLOUD_WORDS = `/\\b(${NAMES.join("|")})|\\b(tke|qgpu|cfs|tcr|clb|cgpu|vswitch)\\b/i`;
export const noCloudWords = [
  `Literal[value=${CLOUD_WORDS}]`,
  `TemplateElement[value.raw=${CLOUD_WORDS}]`,
].map((selector) => ({
  selector,
  message: "No cloud word outside constructs/clouds: put it behind a contract.",
}));

const CDKTF_ROOT = {
  group: ["cdktf/*", "cdktn", "cdktn/*"],
  message: "Import only the public root of cdktf.",
};

/** Modules of Node by which a program reaches the world outside; those that only compute stay. */
export const NO_IO = {
  regex:
    "^(node:)?(fs|child_process|http|https|http2|net|tls|dgram|dns|os|readline|worker_threads|cluster|process)(/.*)?$|^undici$",
  message: "No I/O here: callers pass in what they have read.",
};
export const AT_THE_EDGE = {
  group: ["zod", "zod/*", "yaml"],
  message: "Configuration is checked at the edge, in config/: take what it has checked.",
};
export const RESOURCES = {
  group: ["**/.gen/**", "@cdktf/provider-*", "@cdktf/provider-*/**"],
  message: "Stacks wire: resources are made in constructs.",
};
export const restrictedImports = (...patterns) => ({
  "no-restricted-imports": ["error", { patterns: [CDKTF_ROOT, ...patterns] }],
});
