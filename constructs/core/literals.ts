/**
 * Text to be taken literally as the value of an attribute: Terraform would evaluate `${` and `%{` in it.
 * Escape first, then concatenate tokens; the other way round destroys the tokens.
 */
export function tfLiteral(text: string): string {
  return text.replace(/\$\{/g, () => "$${").replace(/%\{/g, () => "%%{");
}

/** Text to be taken literally inside an argument of `Fn.*`, where cdktf escapes `${` and line breaks only. */
export function fnLiteral(text: string): string {
  return text
    .replace(/\\/g, () => "\\\\")
    .replace(/"/g, () => '\\"')
    .replace(/%\{/g, () => "%%{");
}
