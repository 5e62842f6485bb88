package osiriscare.central.sso;

import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;

/// One login on its way to the provider and back. All that must not be guessed follows from one
/// secret, which only the browser keeps: who brings an answer from elsewhere does not have it.
record SsoFlow(Secret secret) {
  /// Comes back with the answer, and ties it to this browser.
  Secret state() {
    return derived("state");
  }

  /// Comes back inside the signed token, and ties it to this login.
  Secret nonce() {
    return derived("nonce");
  }

  /// Shown when the code is redeemed: who steals a code does not have it (RFC 7636).
  Secret verifier() {
    return derived("verifier");
  }

  /// What is kept of it here.
  String hash() {
    return derived("flow").reveal();
  }

  private Secret derived(String what) {
    return new Secret(Sha256.hex("osiris sso " + what + " " + secret.reveal()));
  }
}
