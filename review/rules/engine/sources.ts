import { Source } from "./rule";

/** A control of the Pod Security Standards. */
export function podSecurity(level: "baseline" | "restricted"): Source {
  return {
    title: `Pod Security Standards, ${level}`,
    url: `https://kubernetes.io/docs/concepts/security/pod-security-standards/#${level}`,
  };
}

/** Checks of other scanners that ask the same or nearly the same. */
export function comparable(...ids: readonly string[]): readonly Source[] {
  return ids.map((title) => ({ title }));
}

/** A page of the Kubernetes documentation. */
export function kubernetes(title: string, path: string): Source {
  return { title: `Kubernetes: ${title}`, url: `https://kubernetes.io/docs/${path}` };
}

/** A page of the Terraform documentation. */
export function terraform(title: string, path: string): Source {
  return { title: `Terraform: ${title}`, url: `https://developer.hashicorp.com/terraform/${path}` };
}
