package osiriscare.appliance.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.store.LocalStore;
import osiriscare.daemon.file.AtomicFile;

/// Evidence and keys of an identity that this folder had before, kept under `retired/`.
final class RetiredState {
  private static final String FOLDER = "retired";

  private RetiredState() {}

  /// Moves them there. The identity goes last, so that after a crash it is done again.
  static void setAside(Path stateDir, Identity old) throws IOException {
    var home =
        stateDir
            .resolve(FOLDER)
            .resolve(old.appliance().value().replace(':', '-') + "-chain-" + old.chain());
    AtomicFile.createPrivateFolder(home);
    for (var file : filesOf(stateDir)) {
      Files.move(file, home.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
    LoggerFactory.getLogger(RetiredState.class)
        .atWarn()
        .addKeyValue("appliance", old.appliance())
        .addKeyValue("folder", home)
        .log("this machine belonged to another site; its evidence was set aside");
  }

  private static List<Path> filesOf(Path stateDir) throws IOException {
    var files = new ArrayList<Path>();
    collect(stateDir, LocalStore.FILE + "*", files);
    collect(stateDir.resolve("keys"), "signing-chain-*", files);
    collect(stateDir, "identity.json", files);
    return files;
  }

  private static void collect(Path folder, String glob, List<Path> files) throws IOException {
    try (var found = Files.newDirectoryStream(folder, glob)) {
      found.forEach(files::add);
    }
  }
}
