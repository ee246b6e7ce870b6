import { z } from "zod";

/**
 * Text of one form.
 *
 * @param pattern - what the whole text must match.
 * @param expected - the form in words, to follow "expected", such as `a DNS label such as "sd-prod"`.
 */
export function text(pattern: RegExp, expected: string): z.ZodString {
  return z.string({ error: expected }).regex(pattern, { error: expected });
}

/** A whole number within limits, both included. `of` says what is counted, such as `nodes`. */
export function whole(min: number, max: number, of: string): z.ZodNumber {
  const error = `a whole number of ${of} from ${min} to ${max}`;
  return z.number({ error }).int({ error }).min(min, { error }).max(max, { error });
}

/** A name of Kubernetes or of the environment: lower case letters, digits and hyphens. */
export function dnsLabel(maxLength: number, example: string): z.ZodString {
  const pattern = new RegExp(`^(?=.{1,${maxLength}}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$`);
  return text(
    pattern,
    `a DNS label of at most ${maxLength} lower case letters, digits and hyphens such as "${example}"`,
  );
}

/** The name of a Kubernetes secret: it is named here and held by the cluster. */
export function secretName(example: string): z.ZodString {
  return objectName("a Kubernetes secret", example);
}

/** The name of something in a cluster: lower case letters, digits, hyphens and points. */
export function objectName(of: string, example: string): z.ZodString {
  return text(
    /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    `the name of ${of} such as "${example}"`,
  );
}

/** A path from the root of a file system. */
export function absolutePath(example: string): z.ZodString {
  return text(/^\/(?!.*(^|\/)\.\.(\/|$)).*$/, `an absolute path without ".." such as "${example}"`);
}

/** A host name with at least two labels. */
export function hostName(example: string): z.ZodString {
  return text(
    /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/,
    `a host name in lower case such as "${example}"`,
  );
}

/** The host of a registry, with its port where it has one. */
export function registryHost(example: string): z.ZodString {
  return text(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?$/, `the host of a registry such as "${example}"`);
}
