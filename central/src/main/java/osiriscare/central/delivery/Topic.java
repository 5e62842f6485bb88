package osiriscare.central.delivery;

import java.util.Locale;

/// What messages are about, for who chooses what to hear.
public enum Topic {
  /// A person is asked to see to something, or it became worse.
  TICKET,
  /// Nobody answered or solved a ticket in its time.
  OVERDUE,
  /// A machine went silent, or is back.
  MACHINE;

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What a kind of message is about.
  static Topic of(String kind) {
    if (kind.startsWith("ticket.not_")) {
      return OVERDUE;
    }
    return kind.startsWith("ticket.") ? TICKET : MACHINE;
  }
}
