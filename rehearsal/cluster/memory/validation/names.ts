const LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const VALUE = `(${QUALIFIED})?`;
const KEY = "[-._a-zA-Z0-9]+";
const ENVIRONMENT = /^[ -<>-~]+$/;

function regexError(what: string, pattern: string, ...examples: string[]): string {
  const list = examples.map((example) => `'${example}'`).join(",  or ");
  return `${what} (e.g. ${list}, regex used for validation is '${pattern}')`;
}

function matches(text: string, pattern: string): boolean {
  return new RegExp(`^${pattern}$`).test(text);
}

function tooLong(text: string, limit: number): string[] {
  return text.length > limit ? [`must be no more than ${limit} characters`] : [];
}

/** What is wrong with a text as a subdomain; nothing when it is fine. */
export function subdomainProblems(text: string): string[] {
  const what =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
  return [
    ...tooLong(text, 253),
    ...(matches(text, SUBDOMAIN) ? [] : [regexError(what, SUBDOMAIN, "example.com")]),
  ];
}

/** What is wrong with a text as a label of a domain. */
export function labelProblems(text: string): string[] {
  const what =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
  return [
    ...tooLong(text, 63),
    ...(matches(text, LABEL)
      ? []
      : matches(text, SUBDOMAIN)
        ? ["must not contain dots"]
        : [regexError(what, LABEL, "my-name", "123-abc")]),
  ];
}

/** What is wrong with a text as the name of a service. */
export function serviceNameProblems(text: string): string[] {
  const what =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
  return [
    ...tooLong(text, 63),
    ...(matches(text, LABEL_1035) ? [] : [regexError(what, LABEL_1035, "my-name", "abc-123")]),
  ];
}

/** What is wrong with a text as a part of a path. */
export function pathSegmentProblems(text: string): string[] {
  const bad = ["/", "%"]
    .filter((character) => text.includes(character))
    .map((character) => `may not contain '${character}'`);
  return text === "." || text === ".." ? [`may not be '${text}'`] : bad;
}

/** What is wrong with a text as the key of a label or annotation. */
export function qualifiedNameProblems(text: string): string[] {
  const parts = text.split("/");
  const name = parts.at(-1) ?? "";
  const what =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  const examples = ["MyName", "my.name", "123-abc"];
  if (parts.length > 2) {
    return [
      `a qualified name ${regexError(what, QUALIFIED, ...examples)} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const prefix = parts.length === 2 ? (parts[0] ?? "") : undefined;
  return [
    ...(prefix === "" ? ["prefix part must be non-empty"] : []),
    ...(prefix === undefined || prefix === ""
      ? []
      : subdomainProblems(prefix).map((problem) => `prefix part ${problem}`)),
    ...(name === ""
      ? ["name part must be non-empty"]
      : tooLong(name, 63).map((problem) => `name part ${problem}`)),
    ...(matches(name, QUALIFIED) ? [] : [`name part ${regexError(what, QUALIFIED, ...examples)}`]),
  ];
}

/** What is wrong with a text as the value of a label. */
export function labelValueProblems(text: string): string[] {
  const what =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  return [
    ...tooLong(text, 63),
    ...(matches(text, VALUE) ? [] : [regexError(what, VALUE, "MyValue", "my_value", "12345")]),
  ];
}

/** What is wrong with a text as a key of data. */
export function dataKeyProblems(text: string): string[] {
  const what = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
  return [
    ...tooLong(text, 253),
    ...(matches(text, KEY) ? [] : [regexError(what, KEY, "key.name", "KEY_NAME", "key-name")]),
  ];
}

/** What is wrong with a text as the name of an environment variable. */
export function environmentNameProblems(text: string): string[] {
  return ENVIRONMENT.test(text)
    ? []
    : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
}

/** What is wrong with a number as a port. */
export function portProblems(port: number): string[] {
  return port >= 1 && port <= 65535 ? [] : ["must be between 1 and 65535, inclusive"];
}

/** What is wrong with a text as the name of a port. */
export function portNameProblems(text: string): string[] {
  return [
    ...(text.length > 15 ? ["must be no more than 15 characters"] : []),
    ...(/^[-a-z0-9]+$/.test(text)
      ? []
      : ["must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"]),
    ...(/[a-z]/.test(text) ? [] : ["must contain at least one letter (a-z)"]),
    ...(text.includes("--") ? ["must not contain consecutive hyphens"] : []),
    ...(text.startsWith("-") || text.endsWith("-") ? ["must not begin or end with a hyphen"] : []),
  ];
}
