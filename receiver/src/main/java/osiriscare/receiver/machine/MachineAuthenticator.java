package osiriscare.receiver.machine;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Finds out which appliance calls: by its API key, by the client certificate that a trusted proxy
/// has verified, or, only when switched on, by the shared static token. No credential, no answer.
public final class MachineAuthenticator {
  /// How long a found credential is believed without asking again: longer than appliances wait
  /// between two check-ins. Revocations are notified; this bounds the harm of a lost notification.
  static final Duration BELIEVED = Duration.ofSeconds(90);

  private static final int REMEMBERED_MAX = 50_000;
  private static final String BEARER = "Bearer ";
  private static final String FIND =
      "SELECT appliance_id FROM machine_by_credential(:kind, :sha256)";
  private static final String REGISTERED =
      "SELECT count(*) FROM appliance WHERE appliance_id = :appliance";
  private static final Logger log = LoggerFactory.getLogger(MachineAuthenticator.class);

  private final Database database;
  private final Optional<Secret> staticToken;
  private final String certificateHeader;
  private final Set<String> trustedProxies;
  private final Clock clock;
  private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();

  // Counts what was forgotten, so that an answer from before is not remembered after.
  private final AtomicLong forgotten = new AtomicLong();

  private record Remembered(Machine machine, Instant until) {}

  public MachineAuthenticator(
      Database database,
      Optional<Secret> staticToken,
      String certificateHeader,
      Set<String> trustedProxies,
      Clock clock) {
    this.database = database;
    this.staticToken = staticToken;
    this.certificateHeader = certificateHeader;
    this.trustedProxies = trustedProxies;
    this.clock = clock;
  }

  /// The appliance that calls.
  ///
  /// @throws ProblemException 401 when it cannot prove who it is
  public Machine require(Exchange exchange) {
    return require(exchange, () -> namedByHeader(exchange));
  }

  /// As [#require(Exchange)], for a body that names its sender; it is read only to find out who
  /// comes with the shared token.
  public Machine require(Exchange exchange, Supplier<ApplianceId> named) {
    var authorization = exchange.header("Authorization").orElse("");
    if (authorization.startsWith(BEARER)) {
      return byToken(authorization.substring(BEARER.length()), exchange, named);
    }
    var certificate = exchange.header(certificateHeader);
    if (certificate.isPresent() && trustedProxies.contains(exchange.peer())) {
      return find("client_certificate", publicKeySha256(certificate.get()))
          .orElseThrow(MachineAuthenticator::refused);
    }
    throw refused();
  }

  /// Forgets what is believed about one appliance, because its credentials changed.
  public void forget(String applianceId) {
    forgotten.incrementAndGet();
    remembered.values().removeIf(it -> it.machine().appliance().value().equals(applianceId));
  }

  /// Forgets everything, because changes may have been missed.
  public void forgetAll() {
    forgotten.incrementAndGet();
    remembered.clear();
  }

  private Machine byToken(String token, Exchange exchange, Supplier<ApplianceId> named) {
    if (staticToken.isPresent() && staticToken.get().matches(token)) {
      return byStaticToken(named.get(), exchange);
    }
    return find("api_key", Sha256.hex(token)).orElseThrow(MachineAuthenticator::refused);
  }

  // The shared token proves nothing about who calls, so the caller names itself and must be
  // registered.
  private Machine byStaticToken(ApplianceId appliance, Exchange exchange) {
    long known =
        database.inSites(
            Set.of(appliance.site()),
            db ->
                db.sql(REGISTERED)
                    .param("appliance", appliance.value())
                    .query(Long.class)
                    .single());
    if (known == 0) {
      throw refused();
    }
    log.atInfo()
        .addKeyValue("appliance", appliance)
        .addKeyValue("request", exchange.requestId())
        .log("authenticated by the static token");
    return new Machine(appliance);
  }

  private static ApplianceId namedByHeader(Exchange exchange) {
    try {
      return new ApplianceId(
          exchange.header("X-Appliance-ID").orElseThrow(MachineAuthenticator::refused));
    } catch (IllegalArgumentException _) {
      throw refused();
    }
  }

  private Optional<Machine> find(String kind, String sha256) {
    var now = clock.instant();
    var key = kind + sha256;
    var known = remembered.get(key);
    if (known != null && now.isBefore(known.until())) {
      return Optional.of(known.machine());
    }
    long before = forgotten.get();
    var machine =
        database.<Optional<Machine>>withoutTenant(db ->
            db.sql(FIND)
                .param("kind", kind)
                .param("sha256", sha256)
                .query((row, _) -> new Machine(new ApplianceId(row.getString(1))))
                .optional());
    machine.ifPresentOrElse(
        found -> remember(key, new Remembered(found, now.plus(BELIEVED)), before),
        () -> remembered.remove(key));
    return machine;
  }

  private void remember(String key, Remembered found, long forgottenBefore) {
    if (remembered.size() >= REMEMBERED_MAX) {
      remembered.clear();
    }
    remembered.put(key, found);
    if (forgotten.get() != forgottenBefore) {
      remembered.remove(key);
    }
  }

  private static String publicKeySha256(String base64Der) {
    try {
      var certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(base64Der)));
      return Sha256.hex(certificate.getPublicKey().getEncoded());
    } catch (CertificateException | IllegalArgumentException _) {
      throw refused();
    }
  }

  private static ProblemException refused() {
    return new ProblemException(ProblemCode.UNAUTHENTICATED);
  }
}
