package osiriscare.appliance.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.json.InvalidRequest;

/// The checks of workstation agents: the words that they use, and what each is in the catalogue.
enum AgentCheck {
  BITLOCKER("bitlocker_status"),
  DEFENDER("windows_defender"),
  PATCHES("workstation_patches"),
  FIREWALL("firewall_status"),
  SCREENLOCK("screen_lock_policy"),
  SERVICES("workstation_services"),
  RMM_DETECTION("rmm_detection");

  /// What the catalogue's conditions say, for agents to check against.
  static final Map<String, String> CONFIG =
      Map.of(
          "defender.signature_age_days_max", "7",
          "patches.age_days_max", "30",
          "screenlock.seconds_max", "600");

  private final String catalogued;

  AgentCheck(String catalogued) {
    this.catalogued = CheckCatalogue.require(catalogued).type();
  }

  /// The agents' word.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The type in the catalogue.
  String type() {
    return catalogued;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(AgentCheck::word).toList();
  }

  /// The check with this word.
  ///
  /// @throws InvalidRequest when there is none
  static AgentCheck ofWord(String word) {
    return Arrays.stream(values())
        .filter(check -> check.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new InvalidRequest("check_type", "must be one of " + String.join(", ", words())));
  }

  /// The check with this type in the catalogue.
  static AgentCheck ofType(String type) {
    return Arrays.stream(values())
        .filter(check -> check.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no agent checks " + type));
  }
}
