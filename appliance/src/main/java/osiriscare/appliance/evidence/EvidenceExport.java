package osiriscare.appliance.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.store.LocalStore;
import osiriscare.daemon.file.AtomicFile;

/// Hands evidence to whoever stands before the machine; the daemon may be running meanwhile.
public final class EvidenceExport {
  private static final String PUBLIC_KEY = "public-key.hex";

  private EvidenceExport() {}

  /// Writes all kept bundles, and the public key that verifies them as `public-key.hex`.
  ///
  /// @return how many bundles were written
  public static int run(ApplianceConfig config, Path folder) throws IOException {
    var key = Identity.signingKey(config.stateDir(), new SecureRandom());
    var chain = Identity.read(config.stateDir()).chain();
    AtomicFile.createPrivateFolder(folder);
    try (var store = LocalStore.open(config.stateDir().resolve(LocalStore.FILE))) {
      var log = new EvidenceLog(store, config.appliance(), chain, key, Clock.systemUTC());
      AtomicFile.writePrivate(folder.resolve(PUBLIC_KEY), log.publicKeyHex() + "\n");
      return log.export(folder);
    }
  }
}
