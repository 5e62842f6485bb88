import { api, bodyOf } from "../api/client";
import type { PasskeyCreation } from "../api/records";

/** Whether this browser knows passkeys, here: it knows none of addresses without a name. */
export function hasPasskeys(): boolean {
  return (
    typeof PublicKeyCredential !== "undefined" &&
    "parseRequestOptionsFromJSON" in PublicKeyCredential &&
    !/^[\d.]+$|:/.test(window.location.hostname)
  );
}

/** Lets a device make a key. Undefined when the person thought better of it. */
export async function makePasskey(options: PasskeyCreation): Promise<Credential | undefined> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON({
    challenge: options.challenge,
    rp: { id: options.rp_id, name: options.rp_name },
    user: { id: options.user_id, name: options.user_name, displayName: options.user_name },
    pubKeyCredParams: options.algorithms.map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: options.excluded_credentials.map((id) => ({ type: "public-key", id })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
    attestation: "none",
    timeout: options.timeout_ms,
  });
  return jsonOf(await unlessCancelled(navigator.credentials.create({ publicKey })));
}

/**
 * Lets a device sign a challenge of ours. Undefined when the person thought better of it.
 *
 * @param allowed the keys of the account that is logging in; none when the key itself says which account
 */
export async function signWithPasskey(allowed: readonly string[]): Promise<Credential | undefined> {
  const options = await bodyOf(api.POST("/api/auth/passkey/options"));
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
    challenge: options.challenge,
    rpId: options.rp_id,
    timeout: options.timeout_ms,
    allowCredentials: allowed.map((id) => ({ type: "public-key", id })),
    userVerification: allowed.length === 0 ? "required" : "preferred",
  });
  return jsonOf(await unlessCancelled(navigator.credentials.get({ publicKey })));
}

export type Credential = Record<string, unknown>;

function jsonOf(credential: unknown): Credential | undefined {
  if (!(credential instanceof PublicKeyCredential)) {
    return undefined;
  }
  const json: unknown = credential.toJSON();
  return typeof json === "object" && json !== null ? { ...json } : undefined;
}

async function unlessCancelled<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DOMException) {
      return undefined;
    }
    throw error;
  }
}
