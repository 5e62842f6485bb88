package osiriscare.evidence.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.SiteId;
import tools.jackson.databind.node.ObjectNode;

/// What a bundle says, apart from its place in a chain. Everything in it is scrubbed before it gets
/// here.
///
/// @param resellerId the partner's slug; empty in direct mode
/// @param rulesetHash `sha256:` and 64 hex digits of the policy that decided, or of the baseline in
///   force
/// @param nixosRevision empty off NixOS
/// @param derivationDigest `sha256:…` of the system's derivation; empty off NixOS
/// @param ntpOffsetMs measured clock offset in milliseconds; empty when it could not be measured
/// @param nullReasons for each of the three above that is empty, why
/// @param check a type of the catalogue, or [BundleKind#GENERAL]
/// @param verdict `pass`, `fail` or `unknown` for kind check, and for kind healing when it is about
///   a check; else empty
/// @param reason why it failed, is not known, or was refused
public record BundleContent(
    BundleId id,
    SiteId site,
    HostId host,
    DeploymentMode deploymentMode,
    Optional<String> resellerId,
    Instant start,
    Instant end,
    String policyVersion,
    String rulesetHash,
    Optional<String> nixosRevision,
    Optional<String> derivationDigest,
    Optional<Long> ntpOffsetMs,
    Map<String, String> nullReasons,
    BundleKind kind,
    String check,
    Optional<String> verdict,
    Optional<String> reason,
    List<String> hipaaControls,
    ObjectNode preState,
    List<ActionTaken> actions,
    ObjectNode postState,
    boolean rollbackAvailable,
    Outcome outcome) {

  /// Whose brand and integrations the site uses.
  public enum DeploymentMode {
    RESELLER,
    DIRECT
  }

  /// One step of what was done.
  ///
  /// @param step place among the steps, from 1
  /// @param command the program and its arguments, scrubbed; empty for steps inside the daemon
  /// @param exitCode exit status, empty when nothing was executed
  public record ActionTaken(
      int step,
      String action,
      Optional<String> command,
      Optional<Integer> exitCode,
      long durationMs,
      String result) {
    private ActionTaken scrubbed(PhiScrubber scrubber) {
      return new ActionTaken(
          step, action, command.map(scrubber::scrub), exitCode, durationMs, scrubber.scrub(result));
    }
  }

  /// The same without patient data, in every text that comes from a host. To be called once, before
  /// signing.
  public BundleContent scrubbed(PhiScrubber scrubber) {
    return new BundleContent(
        id,
        site,
        host,
        deploymentMode,
        resellerId,
        start,
        end,
        policyVersion,
        rulesetHash,
        nixosRevision,
        derivationDigest,
        ntpOffsetMs,
        nullReasons,
        kind,
        check,
        verdict,
        reason.map(scrubber::scrub),
        hipaaControls,
        scrubber.scrub(preState),
        actions.stream().map(action -> action.scrubbed(scrubber)).toList(),
        scrubber.scrub(postState),
        rollbackAvailable,
        outcome);
  }

  /// The same, under another ruleset.
  public BundleContent withRuleset(String hash) {
    return new BundleContent(
        id,
        site,
        host,
        deploymentMode,
        resellerId,
        start,
        end,
        policyVersion,
        hash,
        nixosRevision,
        derivationDigest,
        ntpOffsetMs,
        nullReasons,
        kind,
        check,
        verdict,
        reason,
        hipaaControls,
        preState,
        actions,
        postState,
        rollbackAvailable,
        outcome);
  }

  public BundleContent {
    nullReasons = Map.copyOf(nullReasons);
    hipaaControls = List.copyOf(hipaaControls);
    actions = List.copyOf(actions);
  }
}
