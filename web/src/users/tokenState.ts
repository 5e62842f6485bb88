import type { Token } from "../api/records";

/** Whether a token still works. */
export function stateOf(token: Token): "valid" | "revoked" | "expired" {
  if (token.revoked_at !== null) {
    return "revoked";
  }
  return token.expires_at !== null && new Date(token.expires_at) <= new Date() ? "expired" : "valid";
}
