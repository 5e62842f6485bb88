package osiriscare.central.incident;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import osiriscare.healing.rule.Drift;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import tools.jackson.databind.node.ObjectNode;

/// An incident that is worked on, as it is decided about.
///
/// @param details what the reporter says of it; of an appliance's, what it decided itself
/// @param preState the state before anybody acted
/// @param receivedAt since when it is open
/// @param appliance the appliance that runs on the host; empty when none does
/// @param isOfOwnHost whether the reporter may speak of the host: a program of its own host only
public record OpenIncident(
    IncidentId id,
    SiteId site,
    HostId host,
    String type,
    Optional<String> checkType,
    Severity severity,
    ObjectNode details,
    ObjectNode preState,
    Instant receivedAt,
    Optional<ApplianceId> appliance,
    Reporter reporter,
    boolean isOfOwnHost,
    boolean isNixos) {

  /// Who reported it.
  public enum Reporter {
    /// Which decided about it already, and acts by itself where a rule tells it to.
    APPLIANCE,
    WATCHER,
    /// Whoever an account belongs to.
    PERSON
  }

  /// What was observed: a watcher tells it, an appliance found it by its check, a person says so.
  public ObjectNode facts() {
    return reporter == Reporter.WATCHER ? details : preState;
  }

  /// The platform of the host.
  public String platform() {
    var known = facts().path("platform").asString(isNixos ? "nixos" : "linux");
    return details.path("platform").asString(known);
  }

  /// Whether a host with this release runs NixOS. Whatever its name promises, `nixos_version` of a
  /// check-in is the release of any system; one that is only a number is of NixOS.
  static boolean isNixos(Optional<String> release) {
    return release.filter(name -> name.matches("(?i)(nixos\\b|\\d).*")).isPresent();
  }

  /// The check of the catalogue that fails, when it is one.
  public Optional<String> knownCheck() {
    return checkType.filter(type -> CheckCatalogue.find(type).isPresent());
  }

  /// Asks for a runbook on its host.
  public HealingRequest request(
      RunbookId runbook, Map<String, String> parameters, HealingOrigin origin) {
    return new HealingRequest(runbook, host, parameters, origin, knownCheck(), Optional.of(id));
  }

  /// As rules see it.
  Drift drift() {
    return new Drift(type, host.value(), platform(), severity, type, facts());
  }
}
