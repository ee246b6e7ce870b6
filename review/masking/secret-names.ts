/** What comes at the end of a name under which a secret is kept, in lower case without separators. */
const SECRET_ENDING = new RegExp(
  `(${[
    ...["password", "passwd", "passphrase", "htpasswd", "pgpass", "token", "credential", "credentials"],
    ...["secretkey", "secretid", "secretaccesskey", "secretvalue", "secretstring", "secretdata"],
    ...["accesskey", "accesskeyid", "accesskeysecret", "accountkey", "sharedkey", "storagekey", "apikey"],
    ...[
      "privatekey",
      "privatekeypem",
      "privatekeydata",
      "encryptionkey",
      "signingkey",
      "masterkey",
      "hmackey",
    ],
    ...["clientsecret", "appsecret", "apisecret", "sharedsecret", "webhooksecret", "signingsecret"],
    ...["connectionstring", "dockerconfigjson", "passwordwo", "tokenwo", "secretwo", "passwordhash"],
  ].join("|")})$`,
);

/** Names that are secrets as they stand. */
const SECRET_WHOLE = new Set(["pwd", "pass", "secret", "secrets", "passwords", "tokens", "setsensitive"]);

/** Names that are secrets whatever follows, unless it says that something is only named. */
const SECRET_PART = /kubeconfig|clientkey|clientcertificate|^userdata|^customdata/;

/** Endings of names that tell where a secret is, or how it is dealt with, and never hold it. */
const TELLS_OF = new RegExp(
  `(${[
    ...["name", "names", "ref", "refs", "path", "paths", "file", "files", "dir", "url", "uri", "endpoint"],
    ...[
      "type",
      "version",
      "versions",
      "ttl",
      "length",
      "policy",
      "enabled",
      "expiry",
      "expiration",
      "lifetime",
    ],
    ...[
      "rotation",
      "selector",
      "provider",
      "namespace",
      "class",
      "mode",
      "count",
      "size",
      "timeout",
      "seconds",
    ],
    ...["days", "hours", "port", "algorithm", "issuer", "optional", "format", "reviewer", "audience"],
  ].join("|")})$`,
);

/** Names longer than this are data, and too costly to look at. */
const MAX_LENGTH = 200;

const known = new Map<string, boolean>();

/** Says whether a secret stands under this name: `password`, `DB_PASSWORD`, `secretKey`, `kube_config_intranet`. */
export function isSecretName(name: string): boolean {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const judged = name.length <= MAX_LENGTH && judge(name);
  // Maps of a plan may have any keys: what is remembered must end somewhere.
  if (known.size < 20_000) known.set(name, judged);
  return judged;
}

function judge(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (SECRET_WHOLE.has(plain)) return true;
  if (!SECRET_ENDING.test(plain) && !SECRET_PART.test(plain)) return false;
  return !TELLS_OF.test(plain);
}

/** Says whether a name within something secret only tells about it: `secret_name`, `default_mode`. */
export function onlyTells(name: string): boolean {
  return TELLS_OF.test(name.toLowerCase().replace(/[^a-z0-9]/g, ""));
}

/** Endings of names under which stands which thing is meant, or where it is. */
const TELLS_WHICH =
  /^(id|ip|arn)$|[a-z]_(id|ip|arn)$|(^|_)(vip|host|hostname|fqdn|domain|endpoint|server|address|region|zone|cidr)$/;

/** Says whether an id or an address stands under this name, as `fs_id`, `mountIp` and `public_domain` do. */
export function tellsWhich(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replaceAll("-", "_");
  return TELLS_WHICH.test(words.toLowerCase()) && !isSecretName(name);
}

/** The last part of a name with dots, as charts take it: `auth.password` gives `password`. */
export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
