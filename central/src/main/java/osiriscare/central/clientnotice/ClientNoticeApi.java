package osiriscare.central.clientnotice;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import osiriscare.central.access.ClientAccount;
import osiriscare.central.audit.Actor;
import osiriscare.central.client.ClientAudit;
import osiriscare.central.clientnotice.ClientNoticeViews.ClientMailChoices;
import osiriscare.central.clientnotice.ClientNoticeViews.ClientMails;
import osiriscare.central.clientnotice.ClientNoticeViews.ClientNotice;
import osiriscare.central.delivery.ClientTopic;
import osiriscare.central.delivery.Notifier;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.json.Json;

/// What a client was told, and what each of its people has mailed. Everybody chooses for oneself.
public final class ClientNoticeApi {
  private final Database database;

  ClientNoticeApi(Database database) {
    this.database = database;
  }

  /// What the organisation was told, newest first.
  public Page<ClientNotice> list(Call call) {
    var page = call.page(2);
    var account = call.client();
    var rows =
        database.in(account.tenant(), db -> ClientNoticeStore.page(db, account.clientId(), page));
    return Page.of(rows, page, notice -> Cursor.at(notice.at(), notice.noticeId()));
  }

  /// What is mailed to who asks.
  public ClientMailChoices choices(Call call) {
    var account = call.client();
    return database.in(account.tenant(), db -> choices(db, account));
  }

  /// Changes what is mailed to who asks. What waits about a topic that is off now is not mailed any
  /// more.
  public ClientMailChoices choose(Call call) {
    var account = call.client();
    var wanted = ClientMailChoices.from(call.body());
    return database.in(
        account.tenant(),
        db -> {
          var before = choices(db, account);
          var topics =
              Map.of(
                  ClientTopic.SITE, wanted.site(),
                  ClientTopic.PROBLEM, wanted.problem(),
                  ClientTopic.REPORT, wanted.report());
          topics.forEach((topic, mails) -> {
            ClientNoticeStore.choose(db, account.userId(), topic, mails);
            if (mails == ClientMails.OFF) {
              Notifier.forget(db, account.userId(), topic);
            }
          });
          if (!before.equals(wanted)) {
            ClientAudit.append(
                db,
                Actor.ofClient(call),
                account.clientId(),
                "client.mail_choice",
                account.email(),
                Json.object()
                    .put("site", word(wanted.site()))
                    .put("problem", word(wanted.problem()))
                    .put("report", word(wanted.report())));
          }
          return choices(db, account);
        });
  }

  private static ClientMailChoices choices(Db db, ClientAccount account) {
    var found = ClientNoticeStore.choices(db, account.userId());
    return new ClientMailChoices(
        of(found, ClientTopic.SITE), of(found, ClientTopic.PROBLEM), of(found, ClientTopic.REPORT));
  }

  private static ClientMails of(Map<ClientTopic, ClientMails> found, ClientTopic topic) {
    // Who was removed a moment ago is mailed nothing.
    return Optional.ofNullable(found.get(topic)).orElse(ClientMails.OFF);
  }

  private static String word(ClientMails mails) {
    return mails.name().toLowerCase(Locale.ROOT);
  }
}
