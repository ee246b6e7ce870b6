/** Texts that are secrets whatever key they stand under. Lengths are bounded, so that matching stays fast. */
const STRONG: readonly RegExp[] = [
  /AKID[A-Za-z0-9]{13,100}/, // Tencent Cloud
  /\bLTAI[A-Za-z0-9]{12,100}/, // Alibaba Cloud
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/, // AWS
  /-----BEGIN [A-Z0-9 ]{0,40}(PRIVATE KEY|CERTIFICATE)/,
  /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@"']{1,200}:[^\s/@"']{1,200}@/i, // user:password@host
  /\beyJ[A-Za-z0-9_-]{8,500}\.[A-Za-z0-9_-]{8,500}/, // JSON web token
  /\b(ghp|gho|ghs|github_pat|glpat|xox[abpr]|hf|sk)[_-][A-Za-z0-9_-]{16,100}/,
];

const SECRET_KEY =
  /^(.*(password|passwd|passphrase|secretkey|secretid|accesskey|accesskeyid|accesskeysecret|privatekey|clientkey|apikey|credential|credentials|token)|pwd|secret)$/;

/** Keys that name something, and never hold it. */
const NAMING_KEY = /(name|ref)$/;

/** Digests are long and random, and no secret. */
const DIGEST = /^(sha256:)?[0-9a-f]{64}$/;

function looksRandom(value: string): boolean {
  const isPath = /^[/~].*\//.test(value);
  if (!/^[A-Za-z0-9+/_=]{32,}$/.test(value) || DIGEST.test(value) || isPath) {
    return false;
  }
  const isHex = /^[0-9a-f]+$/i.test(value) && /\d/.test(value) && /[a-f]/i.test(value);
  return isHex || (/\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value));
}

/** Says whether a text holds something that is a secret whatever its key. */
export function holdsSecret(text: string): boolean {
  return STRONG.some((pattern) => pattern.test(text));
}

/** Says whether a key is one under which secrets are kept: `secretKey`, `password`, `DB_PASSWORD`. */
export function isSecretKey(key: string): boolean {
  const plain = key.toLowerCase().replace(/[^a-z0-9]/g, "");
  return SECRET_KEY.test(plain) && !NAMING_KEY.test(plain);
}

/** Says whether a text looks like a secret, given the key it stands under. */
export function looksLikeSecret(text: string, key: string | number | undefined): boolean {
  return holdsSecret(text) || looksRandom(text) || (typeof key === "string" && isSecretKey(key));
}

/** The text with everything that is a secret whatever its key taken out. */
export function withoutSecrets(text: string): string {
  return STRONG.reduce(
    (rest, pattern) => rest.replace(new RegExp(pattern, `${pattern.flags}g`), "(hidden)"),
    text,
  );
}
