package osiriscare.appliance.healing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.appliance.store.LocalStore;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.healing.baseline.Baseline;
import osiriscare.healing.decision.Conflict;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.decision.Healer;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleReferences;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.healing.synced.SyncedPolicy;
import osiriscare.protocol.healing.PromotedRule;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// Holds the policy in force, and the healer that decides by it: the rules of this build, Central's
/// last good signed document, and the rules that were promoted. A document counts when a pinned key
/// signed it, it is for this appliance, it is newer than the one in force, and every rule in it
/// compiles; any other changes nothing.
public final class PolicyDesk implements Supplier<Healer> {
  private static final Logger log = LoggerFactory.getLogger(PolicyDesk.class);

  private final ApplianceConfig config;
  private final PolicyStore store;
  private final List<VerifyingKey> pinned;
  private final GuardSettings settings;
  private final Clock clock;

  // Of what was kept, also when it counts no more: what Central took back must not come again.
  private final long serialKept;

  private volatile InForce inForce; // written under this

  private record InForce(
      Healer healer,
      Optional<Baseline> baseline,
      @Nullable SignedDocument document,
      @Nullable SyncedPolicy synced) {
    long serial() {
      return synced == null ? 0 : synced.serial();
    }
  }

  /// Takes up what an earlier run kept.
  ///
  /// @param pinned Central's public keys of purpose `rules`, from the claim
  public PolicyDesk(
      ApplianceConfig config, LocalStore store, List<VerifyingKey> pinned, Clock clock) {
    this.config = config;
    this.store = new PolicyStore(store);
    this.pinned = List.copyOf(pinned);
    this.settings = LocalPolicy.settings(config);
    this.clock = clock;
    var last =
        config.l1Sync()
            ? this.store.last(PolicyStore.Kind.RULES)
            : Optional.<SignedDocument>empty();
    this.serialKept = last.map(this::serial).orElse(0L);
    this.inForce = last.flatMap(this::again).orElseGet(() -> inForce(null, null));
  }

  // Of one whose key is no longer pinned nothing is believed; older ones by that key are not
  // either.
  private long serial(SignedDocument document) {
    try {
      SignedDocuments.requirePinned(document, pinned);
      return Json.object(document.signedPayload(), "signed_payload")
          .optionalInteger("serial", 0, Long.MAX_VALUE)
          .orElse(0L);
    } catch (InvalidRequest _) {
      return 0;
    }
  }

  // A key that is no longer pinned, or a build that no longer knows a runbook, must not keep the
  // appliance from starting.
  private Optional<InForce> again(SignedDocument document) {
    try {
      return Optional.of(inForce(document, verified(document)));
    } catch (InvalidRequest e) {
      log.atError()
          .addKeyValue("why", e.getMessage())
          .log("the kept policy does not count any more, the built-in one does");
      return Optional.empty();
    }
  }

  /// The healer that decides by the policy in force.
  @Override
  public Healer get() {
    return inForce.healer();
  }

  /// Serial of the signed document in force; 0 while there is none.
  public long serial() {
    return inForce.serial();
  }

  /// The baseline that Central signed for the site; empty while it declares none.
  public Optional<Baseline> baseline() {
    return inForce.baseline();
  }

  /// Where the signed document in force comes from; empty while there is none.
  Optional<SyncedPolicy.Source> source() {
    return Optional.ofNullable(inForce.synced()).map(SyncedPolicy::source);
  }

  /// The firewall of the signed document in force, for the root helper.
  public Optional<SignedDocument> firewall() {
    return Optional.ofNullable(inForce.synced()).flatMap(synced -> synced.host().firewall());
  }

  /// The signed document in force.
  Optional<SignedDocument> document() {
    return Optional.ofNullable(inForce.document());
  }

  /// Puts a document in force.
  ///
  /// @return whether it was not already
  /// @throws InvalidRequest when it does not count; what is in force stays
  synchronized boolean take(SignedDocument document) {
    if (document.equals(inForce.document())) {
      return false;
    }
    var wanted = verified(document);
    long known = Math.max(inForce.serial(), serialKept);
    if (wanted.serial() <= known) {
      throw new InvalidRequest("serial", "is " + wanted.serial() + ", and " + known + " was there");
    }
    var next = inForce(document, wanted);
    // First on disk: what was decided by must be there after a crash.
    store.keep(PolicyStore.Kind.RULES, document);
    inForce = next;
    log.atInfo()
        .addKeyValue("serial", wanted.serial())
        .addKeyValue("hash", next.healer().policy().hash())
        .log("new policy in force");
    return true;
  }

  /// Installs a promoted rule; the same again changes nothing.
  ///
  /// @throws OrderFailed when the rule does not fit, saying why; nothing is installed then
  public synchronized void promote(PromotedRule promoted) {
    try {
      requireGood(promoted);
    } catch (InvalidRequest e) {
      throw new OrderFailed("invalid_rule", String.valueOf(e.getMessage()));
    }
    store.promote(promoted, clock.instant());
    inForce = inForce(inForce.document(), inForce.synced());
    log.atInfo()
        .addKeyValue("rule", promoted.id())
        .addKeyValue("hash", inForce.healer().policy().hash())
        .log("promoted rule in force");
  }

  private void requireGood(PromotedRule promoted) {
    var rule = rule(promoted);
    var known = get().policy().rules().byId(rule.id()).map(Rule::source);
    if (known.isPresent() && known.get() != RuleSource.PROMOTED) {
      throw new InvalidRequest("rule_id", "is that of a " + known.get().word() + " rule");
    }
    RuleReferences.check(List.of(rule), "rule_yaml", BuiltInRunbooks.catalogue());
    var all = new ArrayList<>(get().policy().rules().rules());
    all.removeIf(other -> other.id().equals(rule.id()));
    all.add(rule);
    for (var conflict : Conflict.among(all, BuiltInRunbooks.catalogue())) {
      if (conflict.first().equals(rule.id()) || conflict.second().equals(rule.id())) {
        throw new InvalidRequest(
            "rule_yaml",
            conflict.first()
                + " and "
                + conflict.second()
                + " would undo each other: "
                + conflict.thing());
      }
    }
  }

  private static Rule rule(PromotedRule promoted) {
    var rules = RuleDocument.yaml(promoted.yaml(), "rule_yaml", RuleSource.PROMOTED);
    if (rules.size() != 1) {
      throw new InvalidRequest("rule_yaml", "must hold one rule, not " + rules.size());
    }
    var rule = rules.getFirst();
    if (!rule.id().equals(promoted.id())) {
      throw new InvalidRequest("rule_id", "is not that of the rule, which is " + rule.id());
    }
    if (rule.source() != RuleSource.PROMOTED) {
      throw new InvalidRequest("rule_yaml", "says that its source is " + rule.source().word());
    }
    return rule;
  }

  // The signature is checked before anything is parsed.
  private SyncedPolicy verified(SignedDocument document) {
    SignedDocuments.requirePinned(document, pinned);
    var policy = SyncedPolicy.from(Json.object(document.signedPayload(), "signed_payload"));
    if (!policy.isFor(config.appliance())) {
      throw new InvalidRequest("site_id", "names another site or appliance");
    }
    return policy;
  }

  private InForce inForce(@Nullable SignedDocument document, @Nullable SyncedPolicy synced) {
    var rules = new ArrayList<>(ShippedRules.builtIn());
    var switches = Switches.NONE;
    var guardrails = settings;
    if (synced != null) {
      rules.addAll(synced.rules());
      switches = synced.switches();
      guardrails = settings.with(synced.settings());
    }
    store.promoted().forEach(promoted -> rules.addAll(kept(promoted)));
    var effective = EffectivePolicy.of(rules, BuiltInRunbooks.catalogue(), switches, guardrails);
    return new InForce(
        new Healer(effective),
        Optional.ofNullable(synced).flatMap(SyncedPolicy::baseline),
        document,
        synced);
  }

  // One that this build cannot read must not take the others with it.
  private static List<Rule> kept(PromotedRule promoted) {
    try {
      return List.of(rule(promoted));
    } catch (InvalidRequest e) {
      log.atError()
          .addKeyValue("rule", promoted.id())
          .addKeyValue("why", e.getMessage())
          .log("a promoted rule does not count any more");
      return List.of();
    }
  }
}
