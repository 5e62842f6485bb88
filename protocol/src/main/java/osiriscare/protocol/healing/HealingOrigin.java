package osiriscare.protocol.healing;

import java.util.Locale;

/// Who asks for a runbook by an order. The guardrails are the same for all; only those that end in
/// asking a person do not hold up one.
public enum HealingOrigin {
  /// A rule that Central applied to what a watcher reported.
  L1,
  /// The planner.
  L2,
  /// Somebody in the chat, which chooses the runbook itself.
  CHAT,
  /// A tool over MCP.
  MCP,
  /// A person who chose this runbook for this host.
  PERSON;

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
