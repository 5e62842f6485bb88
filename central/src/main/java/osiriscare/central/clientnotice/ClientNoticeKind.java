package osiriscare.central.clientnotice;

import osiriscare.protocol.check.Severity;

/// What a client is told. Its words name no host, no person and no site: mails cross other people's
/// servers.
enum ClientNoticeKind {
  SITE_SILENT(
      "site.silent",
      Severity.HIGH,
      "The box at one of your sites is silent: please check its power and its network cable"),
  SITE_BACK("site.back", Severity.HIGH, "The box at one of your sites is heard of again"),
  PROBLEM_LONG(
      "problem.long",
      Severity.HIGH,
      "A serious problem at one of your sites is open for more than a day"),
  PROBLEM_SOLVED(
      "problem.solved", Severity.HIGH, "A serious problem at one of your sites is solved"),
  REPORT_READY("report.ready", Severity.LOW, "The report of last month is ready");

  private final String word;
  private final Severity severity;
  private final String title;

  /// @param word begins with the word of its [ClientTopic]
  ClientNoticeKind(String word, Severity severity, String title) {
    this.word = word;
    this.severity = severity;
    this.title = title;
  }

  String word() {
    return word;
  }

  Severity severity() {
    return severity;
  }

  /// One line in plain words.
  String title() {
    return title;
  }

  static ClientNoticeKind of(String word) {
    for (var kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of notice: " + word);
  }
}
