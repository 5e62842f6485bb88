package osiriscare.central.clientnotice;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.json.Fields;

/// What clients are told, on the wire.
public final class ClientNoticeViews {
  private ClientNoticeViews() {}

  /// Whether and when something is mailed.
  public enum ClientMails {
    /// Never.
    OFF,
    /// A minute after it happened, with what else happened by then.
    AT_ONCE,
    /// In the morning, all of a day in one mail.
    DAILY
  }

  /// Something that a client was told.
  public record ClientNotice(
      String noticeId,
      @Described(
              oneOf = {
                "site.silent",
                "site.back",
                "problem.long",
                "problem.solved",
                "report.ready"
              })
          String kind,
      @Described(
              value = "In plain words",
              example = "A serious problem at one of your sites is solved")
          String title,
      @Described("Null when it is about none, or about one that is not the client's any more")
          Optional<String> siteId,
      Optional<String> siteName,
      @Described(value = "Of which month a report is ready", example = "2026-10")
          Optional<String> month,
      Instant at) {}

  /// What somebody has mailed of each topic.
  ///
  /// @param report comes once a month and is never `DAILY`
  public record ClientMailChoices(
      @Described("A site needs something that only the clinic can do, and needs it no more")
          ClientMails site,
      @Described("A serious problem is open for more than a day, and its end") ClientMails problem,
      @Described("The report of a month is ready; off or at_once") ClientMails report) {
    static ClientMailChoices from(Fields fields) {
      var choices =
          new ClientMailChoices(
              fields.oneOf("site", ClientMails.class),
              fields.oneOf("problem", ClientMails.class),
              fields.oneOf("report", ClientMails.class));
      if (choices.report() == ClientMails.DAILY) {
        throw fields.wrong("report", "comes once a month: off or at_once");
      }
      return choices;
    }
  }
}
