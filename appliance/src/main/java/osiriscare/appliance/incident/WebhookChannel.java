package osiriscare.appliance.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.config.PrivateFile;
import osiriscare.appliance.config.RmmChannels.Webhook;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;

/// Posts an incident as JSON, signed with HMAC-SHA-256 over the body. The incident's id tells
/// repetitions, and the body's time old news.
final class WebhookChannel implements IncidentChannel {
  static final String SIGNATURE = "X-OsirisCare-Signature";
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Logger log = LoggerFactory.getLogger(WebhookChannel.class);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LIMIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI url;
  private final Path secretFile;

  WebhookChannel(Webhook webhook) {
    this.url = webhook.url();
    this.secretFile = webhook.secret();
    secret();
  }

  // Read each time, so that a new secret counts at once.
  private Secret secret() {
    return new Secret(PrivateFile.read(secretFile, "webhook_secret_file"));
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public boolean deliver(Incident incident) throws InterruptedException {
    var body = Json.bytes(incident.toJson());
    var request =
        HttpRequest.newBuilder(url)
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .header("User-Agent", "osiriscare-appliance/" + BuildInfo.current().version())
            .header(SIGNATURE, "sha256=" + hmac(body, secret()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status < 200 || status >= 300) {
        log.atWarn().addKeyValue("status", status).log("webhook refused an incident");
        return false;
      }
      return true;
    } catch (IOException e) {
      log.atWarn().addKeyValue("why", e.getClass().getSimpleName()).log("webhook not reached");
      return false;
    }
  }

  static String hmac(byte[] body, Secret secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = secret.reveal().getBytes(UTF_8);
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
