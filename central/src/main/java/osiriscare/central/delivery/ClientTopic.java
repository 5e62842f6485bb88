package osiriscare.central.delivery;

import java.util.Locale;

/// What clients are told about, for who of them chooses what is mailed. Their kinds of messages
/// begin with the topic's word.
public enum ClientTopic {
  /// A site needs something that only the clinic can do, and needs it no more.
  SITE,
  /// A serious problem stays open for long, and its end.
  PROBLEM,
  /// The report of a month is ready.
  REPORT;

  /// The word on the wire and in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What a kind of message is about.
  ///
  /// @param kind such as `site.silent`
  static ClientTopic of(String kind) {
    return valueOf(kind.substring(0, kind.indexOf('.')).toUpperCase(Locale.ROOT));
  }
}
