package osiriscare.appliance.daemon;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.FailureClass;
import osiriscare.appliance.central.Reply;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.evidence.EvidenceLog;
import osiriscare.appliance.healing.PolicyDesk;
import osiriscare.appliance.incident.IncidentQueue;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.checkin.CheckinRequest;
import osiriscare.protocol.checkin.CheckinResponse;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.provision.ServerKey.Purpose;

/// One check-in at a time: tells Central how we are, compares its key with the pinned one, and says
/// what failed and of which kind. A name that does not resolve is an incident of its own: nothing
/// else would ever reach Central to tell.
final class CheckinClient {
  private static final Logger log = LoggerFactory.getLogger(CheckinClient.class);

  private final ApplianceConfig config;
  private final Identity identity;
  private final CentralClient central;
  private final EvidenceLog evidence;
  private final IncidentQueue incidents;
  private final PolicyDesk policy;
  private final StatusFile status;
  private final String buildId;
  private final Clock clock;
  private Optional<FailureClass> lastFailure = Optional.empty();
  private Instant lastResponse = Instant.EPOCH;

  CheckinClient(
      ApplianceConfig config,
      Identity identity,
      CentralClient central,
      EvidenceLog evidence,
      IncidentQueue incidents,
      PolicyDesk policy,
      StatusFile status,
      String buildId,
      Clock clock) {
    this.config = config;
    this.identity = identity;
    this.central = central;
    this.evidence = evidence;
    this.incidents = incidents;
    this.policy = policy;
    this.status = status;
    this.buildId = buildId;
    this.clock = clock;
  }

  /// Checks in; empty when that failed, which is logged when it begins, changes and ends.
  synchronized Optional<CheckinResponse> checkin() throws InterruptedException {
    return switch (central.post("/api/appliances/checkin", request().toJson())) {
      case Reply.Done done -> answered(done);
      case Reply.Refused refused -> {
        failed(
            refused.status() == 401 ? FailureClass.UNAUTHORIZED : FailureClass.OTHER,
            refused.code().map(c -> c.code()).orElse("HTTP " + refused.status())
                + ": "
                + refused.detail());
        yield Optional.empty();
      }
      case Reply.Failed(var kind, var detail) -> {
        failed(kind, detail);
        yield Optional.empty();
      }
    };
  }

  private Optional<CheckinResponse> answered(Reply.Done done) {
    try {
      var response =
          CheckinResponse.from(
              done.body().orElseThrow(() -> new InvalidRequest("answer", "is empty")));
      comparePin(response);
      if (lastFailure.isPresent()) {
        log.atInfo().addKeyValue("was", lastFailure.get().word()).log("check-in works again");
        lastFailure = Optional.empty();
      }
      status.checkedIn(clock.instant(), "ok");
      lastResponse = response.serverTime();
      return Optional.of(response);
    } catch (InvalidRequest e) {
      failed(FailureClass.OTHER, "answer not understood: " + e.getMessage());
      return Optional.empty();
    }
  }

  // Whoever can answer in Central's place must not be able to hand us a key of theirs.
  private void comparePin(CheckinResponse response) {
    boolean isPinned =
        identity.pinned(Purpose.ORDERS).stream()
            .anyMatch(key -> key.hex().equals(response.serverPublicKey()));
    if (!isPinned) {
      log.atError()
          .addKeyValue("key", response.serverKeyId())
          .log("the server shows a key that is not the pinned one; its orders will be refused");
    }
    status.pinMatches(isPinned);
  }

  private void failed(FailureClass kind, String detail) {
    status.checkedIn(clock.instant(), kind.word());
    boolean isNew = !lastFailure.equals(Optional.of(kind));
    lastFailure = Optional.of(kind);
    if (!isNew) {
      log.atDebug().addKeyValue("kind", kind.word()).log("check-in still fails");
      return;
    }
    log.atWarn()
        .addKeyValue("kind", kind.word())
        .addKeyValue("detail", detail)
        .log("check-in failed");
    if (kind == FailureClass.DNS) {
      System.err.println(
          "ALERT: the name of Central Command does not resolve: " + central.endpoint().getHost());
      incidents.add(dnsIncident());
    }
  }

  private Incident dnsIncident() {
    return new Incident(
        IncidentId.random(),
        config.site(),
        config.hostname(),
        "net_dns_resolution",
        Severity.HIGH,
        Optional.of("net_dns_resolution"),
        Json.object()
            .put("message", "The name of Central Command did not resolve")
            .put("name", String.valueOf(central.endpoint().getHost()))
            .put("since", clock.instant().toString()),
        Json.object(),
        List.of("164.312(e)(1)"),
        Optional.of(clock.instant()));
  }

  private CheckinRequest request() {
    return new CheckinRequest(
        config.site(),
        config.hostname(),
        config.mac(),
        addresses(),
        uptimeSeconds(),
        Optional.of(buildId),
        osRelease(),
        status.policyVersion(),
        false,
        Optional.of(evidence.publicKeyHex()),
        Optional.of(evidence.waitingCount()),
        Optional.of(lastResponse),
        Optional.of(policy.get().policy().hash()),
        Optional.of(policy.serial()));
  }

  private static List<String> addresses() {
    try {
      return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
          .flatMap(face -> Collections.list(face.getInetAddresses()).stream())
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(address -> address.getHostAddress().replaceAll("%.*", ""))
          .limit(64)
          .toList();
    } catch (SocketException _) {
      return List.of();
    }
  }

  private static Optional<Long> uptimeSeconds() {
    try {
      var text = Files.readString(Path.of("/proc/uptime"));
      return Optional.of(Long.parseLong(text.substring(0, text.indexOf('.'))));
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> osRelease() {
    try (var lines = Files.lines(Path.of("/etc/os-release"))) {
      return lines
          .filter(line -> line.startsWith("PRETTY_NAME="))
          .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
          .findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
