package osiriscare.appliance.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import osiriscare.agent.protocol.DriftEvent;
import osiriscare.agent.protocol.RMMAgent;
import osiriscare.agent.protocol.RMMStatusReport;
import osiriscare.appliance.config.AgentSettings;
import osiriscare.appliance.drift.CheckObservation;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Turns what agents report into results of checks of the catalogue, and keeps them, as evidence
/// and for healing: on the disk when a method returns.
final class AgentReports {
  /// After which time nothing is known of a workstation any more.
  static final Duration SILENT_AFTER = Duration.ofHours(24);

  // An agent keeps what it could not send for seven days.
  private static final Duration AGE_MAX = Duration.ofDays(8);
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}([.][0-9]{1,20})?");
  private static final int TEXT_MAX = 1_000;
  private static final int FACTS_MAX = 16_000;
  private static final int NAME_MAX = 100;
  private static final int METADATA_MAX = 50;
  private static final int PRODUCTS_MAX = 100;

  private final AgentChecks checks;
  private final AgentSettings settings;
  private final Runnable onKept;
  private final Clock clock;

  /// @param onKept told when there is something for healing to see
  AgentReports(AgentChecks checks, AgentSettings settings, Runnable onKept, Clock clock) {
    this.checks = checks;
    this.settings = settings;
    this.onKept = onKept;
    this.clock = clock;
  }

  /// Keeps one result.
  ///
  /// @return the bundle that says so: the one that was made, or an earlier one that still holds
  /// @throws InvalidRequest naming the field
  BundleId take(EnrolledAgent agent, DriftEvent event) {
    var check = AgentCheck.ofWord(event.getCheckType());
    var at = at(event.getTimestamp());
    var facts =
        facts(event.getMetadataMap())
            .put("expected", text("expected", event.getExpected()))
            .put("actual", text("actual", event.getActual()));
    return keep(agent, check, verdict(event), facts, at);
  }

  private static Verdict verdict(DriftEvent event) {
    if (!event.getUnknownReason().isEmpty()) {
      return new Verdict.Unknown(text("unknown_reason", event.getUnknownReason()));
    }
    if (event.getPassed()) {
      return new Verdict.Pass();
    }
    return new Verdict.Fail(
        event.getExpected().isEmpty()
            ? "found: " + text("actual", event.getActual())
            : "expected: %s; found: %s"
                .formatted(
                    text("expected", event.getExpected()), text("actual", event.getActual())));
  }

  /// Keeps which products for remote management a machine has: a result of `rmm_detection`, which
  /// fails while one runs that the site does not expect.
  ///
  /// @throws InvalidRequest naming the field
  BundleId take(EnrolledAgent agent, RMMStatusReport report) {
    var at = at(report.getTimestamp());
    var products = report.getDetectedAgentsList();
    if (products.size() > PRODUCTS_MAX) {
      throw new InvalidRequest("detected_agents", "has more than " + PRODUCTS_MAX + " entries");
    }
    var facts = Json.object();
    var detected = facts.putArray("detected");
    for (var product : products) {
      detected
          .addObject()
          .put("name", name(product))
          .put("version", text("detected_agents.version", product.getVersion()))
          .put("running", product.getRunning())
          .put("service_name", text("detected_agents.service_name", product.getServiceName()));
    }
    var unexpected = unexpected(products);
    facts.set("unexpected", Json.array(unexpected));
    return keep(
        agent,
        AgentCheck.RMM_DETECTION,
        unexpected.isEmpty()
            ? new Verdict.Pass()
            : new Verdict.Fail("runs and is not expected: " + String.join(", ", unexpected)),
        facts,
        at);
  }

  private List<String> unexpected(List<RMMAgent> products) {
    return products.stream()
        .filter(RMMAgent::getRunning)
        .map(AgentReports::name)
        .filter(name -> !settings.allowedRmm().contains(name.toLowerCase(Locale.ROOT)))
        .sorted()
        .distinct()
        .toList();
  }

  private static String name(RMMAgent product) {
    var name = text("detected_agents.name", product.getName());
    if (name.isBlank() || name.length() > NAME_MAX) {
      throw new InvalidRequest(
          "detected_agents.name", "must have 1 to " + NAME_MAX + " characters");
    }
    return name;
  }

  /// Says of workstations that were silent for a day that nothing is known of them any more.
  void forgetTheSilent() {
    for (var old : checks.silentSince(clock.instant().minus(SILENT_AFTER))) {
      checks.forget(old, "the workstation said nothing for " + SILENT_AFTER.toHours() + " hours");
    }
  }

  private BundleId keep(
      EnrolledAgent agent, AgentCheck check, Verdict verdict, ObjectNode facts, Instant at) {
    facts.put("agent_id", agent.id());
    facts.put("capability_tier", settings.tier().word());
    if (Json.text(facts).length() > FACTS_MAX) {
      throw new InvalidRequest(
          "metadata", "and the other facts have more than " + FACTS_MAX + " characters together");
    }
    var bundle =
        checks.keep(
            new CheckObservation(
                check.type(), agent.host(), verdict, facts, measured(facts), at, at));
    onKept.run();
    return bundle;
  }

  // What was found is in the reason where it matters; a number moves by itself.
  private static Set<String> measured(ObjectNode facts) {
    var found = new TreeSet<>(Set.of("actual"));
    facts.properties().stream()
        .filter(fact -> fact.getValue().isString())
        .filter(fact -> NUMBER.matcher(fact.getValue().stringValue()).matches())
        .forEach(fact -> found.add(fact.getKey()));
    return found;
  }

  // A clock ahead of ours must not hide what comes later.
  private Instant at(long seconds) {
    var now = clock.instant();
    if (seconds <= 0) {
      throw new InvalidRequest("timestamp", "must be seconds since 1970");
    }
    var at = Instant.ofEpochSecond(Math.min(seconds, now.getEpochSecond() + 1));
    if (at.isBefore(now.minus(AGE_MAX))) {
      throw new InvalidRequest("timestamp", "is more than " + AGE_MAX.toDays() + " days old");
    }
    return at.isAfter(now) ? now : at;
  }

  private static ObjectNode facts(Map<String, String> metadata) {
    if (metadata.size() > METADATA_MAX) {
      throw new InvalidRequest("metadata", "has more than " + METADATA_MAX + " entries");
    }
    var facts = Json.object();
    new TreeMap<>(metadata)
        .forEach((name, value) -> {
          if (!name.matches("[a-z0-9_.]{1,64}")) {
            throw new InvalidRequest(
                "metadata", "must have names of 1 to 64 small letters, digits, dots and _");
          }
          facts.put(name, text("metadata." + name, value));
        });
    return facts;
  }

  private static String text(String field, String text) {
    if (text.length() > TEXT_MAX) {
      throw new InvalidRequest(field, "has more than " + TEXT_MAX + " characters");
    }
    if (Json.hasBrokenCharacter(text) || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new InvalidRequest(field, "has a broken or a control character");
    }
    return text;
  }
}
