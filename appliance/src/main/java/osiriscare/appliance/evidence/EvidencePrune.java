package osiriscare.appliance.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.EvidenceKeys;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.store.LocalStore;

/// Deletes old evidence by the retention rules, for a timer; the daemon may be running meanwhile.
public final class EvidencePrune {
  private EvidencePrune() {}

  /// Deletes what may go.
  ///
  /// @return how many bundles went
  public static int run(ApplianceConfig config) throws IOException {
    var file = config.stateDir().resolve(LocalStore.FILE);
    if (!Files.exists(file)) {
      return 0; // Not in service yet.
    }
    var key = EvidenceKeys.of(config, new SecureRandom()).current();
    var chain = Identity.read(config.stateDir()).chain();
    try (var store = LocalStore.open(file)) {
      return new EvidenceLog(store, config.appliance(), chain, key, Clock.systemUTC())
          .prune(config.evidenceRetention(), Duration.ofDays(config.pruneRetentionDays()));
    }
  }
}
