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
  /// How long a found credential is believed without asking again; a revoked one works this much
  /// longer at most.
  static final Duration BELIEVED = Duration.ofSeconds(5);

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
    var authorization = exchange.header("Authorization").orElse("");
    if (authorization.startsWith(BEARER)) {
      return byToken(authorization.substring(BEARER.length()), exchange);
    }
    var certificate = exchange.header(certificateHeader);
    if (certificate.isPresent() && trustedProxies.contains(exchange.peer())) {
      return find("client_certificate", publicKeySha256(certificate.get()))
          .orElseThrow(MachineAuthenticator::refused);
    }
    throw refused();
  }

  private Machine byToken(String token, Exchange exchange) {
    if (staticToken.isPresent() && staticToken.get().matches(token)) {
      return byStaticToken(exchange);
    }
    return find("api_key", Sha256.hex(token)).orElseThrow(MachineAuthenticator::refused);
  }

  // The shared token proves nothing about who calls, so the caller names itself and must be
  // registered.
  private Machine byStaticToken(Exchange exchange) {
    var named = exchange.header("X-Appliance-ID").orElseThrow(MachineAuthenticator::refused);
    ApplianceId appliance;
    try {
      appliance = new ApplianceId(named);
    } catch (IllegalArgumentException _) {
      throw refused();
    }
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

  private Optional<Machine> find(String kind, String sha256) {
    var now = clock.instant();
    var key = kind + sha256;
    var known = remembered.get(key);
    if (known != null && now.isBefore(known.until())) {
      return Optional.of(known.machine());
    }
    var machine =
        database.<Optional<Machine>>withoutTenant(db ->
            db.sql(FIND)
                .param("kind", kind)
                .param("sha256", sha256)
                .query((row, _) -> new Machine(new ApplianceId(row.getString(1))))
                .optional());
    if (remembered.size() >= REMEMBERED_MAX) {
      remembered.clear();
    }
    machine.ifPresentOrElse(
        found -> remembered.put(key, new Remembered(found, now.plus(BELIEVED))),
        () -> remembered.remove(key));
    return machine;
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
