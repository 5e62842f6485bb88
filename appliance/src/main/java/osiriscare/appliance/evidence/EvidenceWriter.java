package osiriscare.appliance.evidence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.drift.CheckObservation;
import osiriscare.appliance.drift.HostFacts;
import osiriscare.appliance.drift.ScanResult;
import osiriscare.appliance.store.LocalStore;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleContent;
import osiriscare.evidence.bundle.BundleContent.ActionTaken;
import osiriscare.evidence.bundle.BundleContent.DeploymentMode;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.DecisionInput;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.replay.Replay;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Turns what happened into bundles. Everything is scrubbed here, once, before it is signed.
///
/// A check gets a bundle of its own when it is seen first, on every change of its verdict, reason
/// or facts (what moves by itself, an age or a fill level, is no change: it would make one per
/// scan), and once a day; each scan gets one that lists the others.
public final class EvidenceWriter {
  /// How often what did not change is recorded anyway.
  public static final Duration AT_LEAST_EVERY = Duration.ofHours(24);

  private static final int REASON_MAX = 1900;

  private final LocalStore store;
  private final EvidenceLog log;
  private final ApplianceConfig config;
  private final PhiScrubber scrubber;
  private final Clock clock;
  private volatile HostFacts lastFacts;

  public EvidenceWriter(
      LocalStore store,
      EvidenceLog log,
      ApplianceConfig config,
      PhiScrubber scrubber,
      Clock clock) {
    this.store = store;
    this.log = log;
    this.config = config;
    this.scrubber = scrubber;
    this.clock = clock;
    this.lastFacts = unknownFacts();
  }

  private record LastCheck(
      String fingerprint, String verdict, String bundleId, Instant emittedAt) {}

  /// Records one scan, all of it or nothing.
  ///
  /// @return how many bundles were made, the scan's own included
  public int record(ScanResult scan) {
    lastFacts = scan.facts();
    return store.transaction(connection -> {
      var last = lastChecks(connection);
      var unchanged = Json.array();
      var counts = new TreeMap<String, Integer>();
      int made = 1;
      for (var observation : scan.observations()) {
        var verdict = observation.verdict().word();
        counts.merge(verdict, 1, Integer::sum);
        var known = last.get(observation.host() + " " + observation.checkType());
        if (known != null && isStillTrue(known, observation)) {
          unchanged
              .addObject()
              .put("check", observation.checkType())
              .put("host", observation.host().value())
              .put("verdict", verdict)
              .put("bundle_id", known.bundleId());
        } else {
          var content = content(observation, scan.facts());
          log.append(connection, content);
          remember(connection, observation, content.id());
          made++;
        }
      }
      var postState = Json.object();
      postState.set("unchanged", unchanged);
      var countsJson = postState.putObject("counts");
      counts.forEach(countsJson::put);
      log.append(
          connection,
          general(
              BundleKind.SCAN,
              scan.start(),
              scan.end(),
              Json.object(),
              List.of(),
              postState,
              Outcome.SUCCESS));
      return made;
    });
  }

  /// Records one check alone, when it changed.
  public void record(CheckObservation observation) {
    store.transaction(connection -> {
      if (lastCheck(connection, observation)
          .filter(known -> isStillTrue(known, observation))
          .isEmpty()) {
        var content = content(observation, lastFacts);
        log.append(connection, content);
        remember(connection, observation, content.id());
      }
      return observation;
    });
  }

  /// Records what was reported of another machine, within the caller's transaction, which has seen
  /// that it changed.
  public BundleId recordOfOther(Connection connection, CheckObservation observation)
      throws SQLException {
    var content = content(observation, factsOfOther());
    log.append(connection, content);
    return content.id();
  }

  // The policy is the appliance's; what its own system is says nothing of another machine.
  private HostFacts factsOfOther() {
    var reason = "not known of a machine that reports by itself";
    return new HostFacts(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of("nixos_revision", reason, "derivation_digest", reason, "ntp_offset_ms", reason),
        lastFacts.policyVersion(),
        lastFacts.rulesetHash());
  }

  /// What evidence keeps of one healing decision.
  ///
  /// @param runId of the run, when something was done
  /// @param policyHash of the policy that it was decided by
  public record Healing(
      DecisionInput input,
      Decision decision,
      HealingOutcome outcome,
      List<ActionTaken> actions,
      Optional<String> runId,
      String policyHash,
      boolean canRollBack) {
    /// Of a decision after which nothing is done.
    public static Healing notActedOn(
        DecisionInput input, Decision decision, Optional<String> runId, String policyHash) {
      return new Healing(
          input, decision, outcome(decision.kind()), List.of(), runId, policyHash, false);
    }

    private static HealingOutcome outcome(Decision.Kind kind) {
      return switch (kind) {
        case DRY_RUN -> HealingOutcome.DRY_RUN;
        case DEFER -> HealingOutcome.DEFERRED;
        case SUPPRESS -> HealingOutcome.SUPPRESSED;
        case ESCALATE -> HealingOutcome.ESCALATED;
        case REFUSE -> HealingOutcome.REFUSED;
        case MONITOR -> HealingOutcome.MONITORED;
        case ACT -> throw new IllegalArgumentException("an action's outcome is seen, not decided");
      };
    }
  }

  /// Records a decision and what came of it, within the caller's transaction. The decision's input
  /// is kept as it was, because it was made from scrubbed facts.
  public void recordHealing(Connection connection, Healing healing) throws SQLException {
    var host = new HostId(healing.input().subject().host());
    var check =
        switch (healing.input().subject()) {
          case DecisionInput.Subject.Found(var drift) -> Optional.of(drift.checkType());
          case DecisionInput.Subject.Asked asked -> asked.check();
        };
    var preState = Replay.preState(healing.input());
    var postState = Replay.postState(preState, healing.decision());
    postState.put("healing_outcome", healing.outcome().word());
    healing.runId().ifPresent(id -> postState.put("run_id", id));
    var facts = host.equals(config.hostname()) ? lastFacts : factsOfOther();
    var type = check.flatMap(CheckCatalogue::find);
    log.append(
        connection,
        new BundleContent(
            BundleId.random(),
            config.site(),
            host,
            mode(),
            config.resellerId(),
            healing.input().now(),
            clock.instant(),
            facts.policyVersion(),
            healing.policyHash(),
            facts.nixosRevision(),
            facts.derivationDigest(),
            facts.ntpOffsetMs(),
            facts.nullReasons(),
            BundleKind.HEALING,
            type.map(Check::type).orElse(BundleKind.GENERAL),
            type.map(_ -> healing.outcome().isSuccess() ? "pass" : "fail"),
            Optional.of(shorten(healing.decision().reason().text())),
            type.map(Check::hipaaControls).orElse(List.of()),
            preState,
            healing.actions().stream().map(this::scrubbed).toList(),
            postState,
            healing.canRollBack(),
            healing.outcome().evidence()));
  }

  private ActionTaken scrubbed(ActionTaken taken) {
    return new ActionTaken(
        taken.step(),
        taken.action(),
        taken.command().map(scrubber::scrub),
        taken.exitCode(),
        taken.durationMs(),
        scrubber.scrub(taken.result()));
  }

  /// Records the whole policy that decisions from here on are made by, within the caller's
  /// transaction.
  public void recordRuleset(Connection connection, EffectivePolicy policy) throws SQLException {
    var now = clock.instant();
    var postState = Json.object();
    postState.set("policy", Json.object(policy.canonicalJson(), "policy").tree());
    var content =
        general(BundleKind.RULESET, now, now, Json.object(), List.of(), postState, Outcome.SUCCESS);
    log.append(connection, content.withRuleset(policy.hash()));
  }

  /// Records what became of an order, within the caller's transaction.
  ///
  /// @param preState at least `order_id` and `order_type`
  public void recordOrder(
      Connection connection,
      Instant start,
      ObjectNode preState,
      List<ActionTaken> actions,
      ObjectNode postState,
      Outcome outcome)
      throws SQLException {
    log.append(
        connection,
        general(
            BundleKind.ORDER,
            start,
            clock.instant(),
            scrubber.scrub(preState),
            actions,
            scrubber.scrub(postState),
            outcome));
  }

  /// What stands in for a bundle that Central refused for good.
  public BundleContent gap(EvidenceLog.Waiting refused, String reasonCode) {
    var bundle = Bundle.parse(refused.bundle().signedPayload());
    var now = clock.instant();
    var preState =
        Json.object()
            .put("refused_bundle_id", bundle.content().id().toString())
            .put("refused_sequence", refused.sequence())
            .put("refused_hash", EvidenceLog.linkHash(refused.bundle()))
            .put("reason_code", reasonCode);
    return general(BundleKind.GAP, now, now, preState, List.of(), Json.object(), Outcome.REJECTED);
  }

  private boolean isStillTrue(LastCheck known, CheckObservation observation) {
    return known.fingerprint().equals(fingerprint(observation))
        && known.emittedAt().plus(AT_LEAST_EVERY).isAfter(clock.instant());
  }

  /// The same for two results of which the later tells nothing new.
  public static String fingerprint(CheckObservation observation) {
    var reason = observation.verdict().why().orElse("").replaceAll("[0-9]+", "#");
    var facts = observation.preState().deepCopy();
    observation.measured().forEach(facts::remove);
    return Sha256.hex(
        observation.verdict().word() + "\n" + reason + "\n" + CanonicalJson.of(facts));
  }

  private BundleContent content(CheckObservation observation, HostFacts facts) {
    var check = CheckCatalogue.require(observation.checkType());
    return new BundleContent(
        BundleId.random(),
        config.site(),
        observation.host(),
        mode(),
        config.resellerId(),
        observation.start(),
        observation.end(),
        facts.policyVersion(),
        facts.rulesetHash(),
        facts.nixosRevision(),
        facts.derivationDigest(),
        facts.ntpOffsetMs(),
        facts.nullReasons(),
        BundleKind.CHECK,
        check.type(),
        Optional.of(observation.verdict().word()),
        observation.verdict().why().map(scrubber::scrub).map(EvidenceWriter::shorten),
        check.hipaaControls(),
        scrubber.scrub(observation.preState()),
        List.of(),
        scrubber.scrub(observation.preState()),
        false,
        Outcome.of(observation.verdict()));
  }

  private BundleContent general(
      BundleKind kind,
      Instant start,
      Instant end,
      ObjectNode preState,
      List<ActionTaken> actions,
      ObjectNode postState,
      Outcome outcome) {
    var facts = lastFacts;
    return new BundleContent(
        BundleId.random(),
        config.site(),
        config.hostname(),
        mode(),
        config.resellerId(),
        start,
        end,
        facts.policyVersion(),
        facts.rulesetHash(),
        facts.nixosRevision(),
        facts.derivationDigest(),
        facts.ntpOffsetMs(),
        facts.nullReasons(),
        kind,
        BundleKind.GENERAL,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        preState,
        actions,
        postState,
        false,
        outcome);
  }

  private DeploymentMode mode() {
    return config.deploymentMode().equals("direct")
        ? DeploymentMode.DIRECT
        : DeploymentMode.RESELLER;
  }

  private static String shorten(String reason) {
    return reason.length() <= REASON_MAX ? reason : reason.substring(0, REASON_MAX) + "…";
  }

  private static HostFacts unknownFacts() {
    var reason = "no scan since the start";
    return new HostFacts(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of("nixos_revision", reason, "derivation_digest", reason, "ntp_offset_ms", reason),
        "none",
        "sha256:" + Sha256.hex(""));
  }

  private static Optional<LastCheck> lastCheck(Connection connection, CheckObservation observation)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT fingerprint, verdict, bundle_id, emitted_at FROM last_check WHERE host_id = ? AND"
                + " check_type = ?")) {
      query.setString(1, observation.host().value());
      query.setString(2, observation.checkType());
      var row = query.executeQuery();
      return row.next() ? Optional.of(lastCheck(row)) : Optional.empty();
    }
  }

  private static LastCheck lastCheck(ResultSet row) throws SQLException {
    return new LastCheck(
        row.getString("fingerprint"),
        row.getString("verdict"),
        row.getString("bundle_id"),
        Instant.ofEpochMilli(row.getLong("emitted_at")));
  }

  private static Map<String, LastCheck> lastChecks(Connection connection) throws SQLException {
    var last = new HashMap<String, LastCheck>();
    try (var query =
        connection.prepareStatement(
            "SELECT host_id, check_type, fingerprint, verdict, bundle_id, emitted_at FROM last_check")) {
      var row = query.executeQuery();
      while (row.next()) {
        last.put(
            new HostId(row.getString("host_id")) + " " + row.getString("check_type"),
            lastCheck(row));
      }
    }
    return last;
  }

  private void remember(Connection connection, CheckObservation observation, BundleId bundle)
      throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO last_check (host_id, check_type, fingerprint, verdict, bundle_id, emitted_at)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      upsert.setString(1, observation.host().value());
      upsert.setString(2, observation.checkType());
      upsert.setString(3, fingerprint(observation));
      upsert.setString(4, observation.verdict().word());
      upsert.setString(5, bundle.toString());
      upsert.setLong(6, clock.millis());
      upsert.executeUpdate();
    }
  }
}
