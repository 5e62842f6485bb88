/** A provision code as people read it: `ABCD-1234-EFGH-5678`. */
export function grouped(code: string): string {
  return (code.replaceAll("-", "").match(/.{1,4}/g) ?? []).join("-");
}
