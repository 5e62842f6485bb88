package osiriscare.central.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import osiriscare.central.delivery.Channel.Way;
import osiriscare.central.delivery.DeliveryStore.Claimed;
import osiriscare.central.mail.MailRefused;
import osiriscare.central.mail.Mailer;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Sends one message by the way of its channel.
final class Sender {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Optional<Mailer> mailer;
  private final URI central;
  private final SyslogSender syslog = new SyslogSender(TIMEOUT);
  private final HookClient hooks;
  private final AddressRule partnersRule;
  private final Clock clock;

  /// @param mailer empty when no mail server is configured
  /// @param central where people open the pages
  /// @param partnersRule where the channels of partners may lead; those of the platform lead where
  ///   its configuration says
  Sender(
      Optional<Mailer> mailer,
      URI central,
      AddressRule partnersRule,
      SSLSocketFactory tls,
      Clock clock) {
    this.mailer = mailer;
    this.central = central;
    this.partnersRule = partnersRule;
    this.hooks = new HookClient(TIMEOUT, tls);
    this.clock = clock;
  }

  /// How it went.
  sealed interface Sent {
    /// The other side has it.
    record Delivered() implements Sent {}

    /// It does not; to be tried again.
    record Failed(String why) implements Sent {}

    /// Nobody knows.
    record Unsure(String why) implements Sent {}
  }

  Sent send(Channel channel, Claimed claimed) {
    var message = claimed.message();
    var rule = claimed.partnersChannel().isPresent() ? partnersRule : AddressRule.ANY;
    return switch (channel.way()) {
      case Way.Email email -> mail(email, message);
      case Way.Webhook hook -> post(hook.url(), hook.secret(), event(claimed), claimed, rule);
      case Way.Psa psa -> post(psa.url(), psa.secret(), serviceTicket(psa, claimed), claimed, rule);
      case Way.Syslog server -> syslog.send(server, message, rule);
    };
  }

  private String link(Message message) {
    return central.resolve(message.path()).toString();
  }

  private Sent mail(Way.Email email, Message message) {
    if (mailer.isEmpty()) {
      return new Sent.Failed("no mail server is configured (OSIRIS_SMTP_URL)");
    }
    boolean isOneTaken = false;
    for (var to : email.to()) {
      try {
        mailer.get().send(new Mailer.Mail(to, message.subject(), MailText.of(message, central)));
        isOneTaken = true;
      } catch (MailRefused e) {
        var why = "the mail server did not take it";
        // What was perhaps taken, or was by some, is not sent again.
        return isOneTaken || isTimeout(e) ? new Sent.Unsure(why) : new Sent.Failed(why);
      }
    }
    return new Sent.Delivered();
  }

  private static boolean isTimeout(Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (e instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  private ObjectNode event(Claimed claimed) {
    return claimed
        .message()
        .toJson()
        .put("delivery_id", claimed.id().toString())
        .put("link", link(claimed.message()));
  }

  // What PSAs and RMMs have in common; their own ids go by ours.
  private ObjectNode serviceTicket(Way.Psa psa, Claimed claimed) {
    var message = claimed.message();
    var json = Json.object();
    json.put("external_id", message.detail().path("ticket_id").asString(message.event()));
    json.put("company", message.site().map(SiteId::value).orElse(""));
    json.put("board", psa.board());
    json.put("summary", message.subject());
    json.put("description", link(message));
    json.put("priority", message.severity().word());
    json.put("event", message.kind());
    json.put("delivery_id", claimed.id().toString());
    return json;
  }

  private Sent post(URI url, Secret secret, ObjectNode body, Claimed claimed, AddressRule rule) {
    var bytes = Json.bytes(body);
    var time = Long.toString(clock.instant().getEpochSecond());
    var headers = new LinkedHashMap<String, String>();
    headers.put("Idempotency-Key", claimed.id().toString());
    headers.put("X-OsirisCare-Signature", "sha256=" + hmac(secret, bytes));
    headers.put("X-OsirisCare-Timestamp", time);
    headers.put("X-OsirisCare-Signature-V2", "sha256=" + hmac(secret, timed(time, bytes)));
    try {
      int status = hooks.post(url, headers, bytes, rule);
      return status / 100 == 2
          ? new Sent.Delivered()
          : new Sent.Failed("the other side answered " + status);
    } catch (AddressRefused e) {
      return new Sent.Failed(String.valueOf(e.getMessage()));
    } catch (IOException _) {
      return new Sent.Failed("the other side cannot be reached");
    }
  }

  // With the time under the signature, a message that somebody recorded is of no use later.
  private static byte[] timed(String time, byte[] body) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes((time + ".").getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  static String hmac(Secret secret, byte[] body) {
    var mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(secret.reveal().getBytes(StandardCharsets.UTF_8)));
    mac.update(body, 0, body.length);
    var hash = new byte[mac.getMacSize()];
    mac.doFinal(hash, 0);
    return HexFormat.of().formatHex(hash);
  }
}
