package osiriscare.appliance.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.EvidenceKeys;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.store.LocalStore;
import osiriscare.daemon.file.AtomicFile;

/// Hands evidence to whoever stands before the machine; the daemon may be running meanwhile.
public final class EvidenceExport {
  private static final String PUBLIC_KEY = "public-key.hex";

  private EvidenceExport() {}

  /// Writes all kept bundles, and the public keys that verify them as `public-key.hex`, one per
  /// chain and line.
  ///
  /// @return how many bundles were written
  public static int run(ApplianceConfig config, Path folder) throws IOException {
    var identity = Identity.read(config.stateDir());
    var keys = EvidenceKeys.of(config, new SecureRandom());
    var key = keys.current();
    var lines = new StringBuilder();
    for (var retired : keys.before(identity.chain()).values()) {
      lines.append(retired.verifyingKey().hex()).append('\n');
    }
    lines.append(key.verifyingKey().hex()).append('\n');
    AtomicFile.createPrivateFolder(folder);
    try (var store = LocalStore.open(config.stateDir().resolve(LocalStore.FILE))) {
      var log =
          new EvidenceLog(store, config.appliance(), identity.chain(), key, Clock.systemUTC());
      AtomicFile.writePrivate(folder.resolve(PUBLIC_KEY), lines.toString());
      return log.export(folder);
    }
  }
}
