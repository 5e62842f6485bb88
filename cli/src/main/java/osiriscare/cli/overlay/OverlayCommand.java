package osiriscare.cli.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.PublicKeys;
import osiriscare.daemon.archive.ArchiveReader;
import osiriscare.daemon.archive.ArchiveWriter;
import osiriscare.daemon.archive.InvalidArchive;
import osiriscare.daemon.archive.Manifest;
import osiriscare.daemon.archive.OverlayLayout;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.evidence.signing.ReleaseKeys;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.release.ReleaseVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `osiris overlay`.
@Command(
    name = "overlay",
    mixinStandardHelpOptions = true,
    description = {
      "Makes signed archives that replace the appliance's program without a rebuild.",
      "",
      "Keep the private key off every server: only its public half is known there.",
      ""
    })
public final class OverlayCommand {
  @Command(
      name = "key",
      mixinStandardHelpOptions = true,
      description = "Makes a release key, and prints its public half.")
  int key(@Parameters(paramLabel = "FILE", description = "A new file, mode 0600.") Path file)
      throws IOException {
    if (Files.exists(file)) {
      throw failed(file + " is there already");
    }
    var key = SigningKey.generate(new SecureRandom());
    AtomicFile.writePrivate(file, key.fileForm());
    System.out.println(key.verifyingKey().hex());
    return 0;
  }

  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      description = "Makes an archive of the appliance's program, not yet signed.")
  int build(
      @Parameters(
              paramLabel = "VERSION",
              description = "Its version, such as 1.4.2; appliances take only newer ones.")
          String version,
      @Option(
              names = "--program",
              required = true,
              paramLabel = "JAR",
              description = "The appliance's jar.")
          Path program,
      @Option(
              names = "--libraries",
              required = true,
              paramLabel = "DIR",
              description = "Folder with the jars that it needs.")
          Path libraries,
      @Option(
              names = {"-o", "--out"},
              required = true,
              paramLabel = "FILE",
              description = "Where the archive goes.")
          Path out)
      throws IOException {
    var parsed = version(version);
    var versionFile = Files.createTempFile("osiris-overlay", ".version");
    try {
      var files = new TreeMap<String, Path>();
      files.put(OverlayLayout.VERSION, Files.writeString(versionFile, parsed + "\n"));
      files.put(OverlayLayout.PROGRAM, program);
      try (var jars = Files.newDirectoryStream(libraries, "*.jar")) {
        jars.forEach(jar -> files.put(OverlayLayout.LIBRARIES + jar.getFileName(), jar));
      }
      var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
      say(ArchiveWriter.build(files, parsed, now, out), "built");
    } catch (InvalidArchive e) {
      throw failed(String.valueOf(e.getMessage()));
    } finally {
      Files.delete(versionFile);
    }
    return 0;
  }

  @Command(
      name = "sign",
      mixinStandardHelpOptions = true,
      description = "Checks an archive and signs a copy of it; prints the copy's SHA-256.")
  int sign(
      @Parameters(paramLabel = "FILE", description = "What `build` made.") Path archive,
      @Option(
              names = "--key",
              required = true,
              paramLabel = "FILE",
              description = "File of the private key, as `osiris overlay key` made it.")
          Path keyFile,
      @Option(
              names = {"-o", "--out"},
              required = true,
              paramLabel = "FILE",
              description = "Where the signed copy goes.")
          Path out)
      throws IOException {
    var key = signingKey(keyFile);
    try {
      say(ArchiveWriter.sign(archive, out, key::sign), "signed");
    } catch (InvalidArchive e) {
      throw failed(archive + " " + e.getMessage());
    }
    System.out.println("sha256 " + Sha256.hex(Files.readAllBytes(out)));
    return 0;
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Checks a signed archive; ends with 1 when it is not whole or not signed.")
  int verify(
      @Parameters(paramLabel = "FILE") Path archive,
      @Option(
              names = "--key",
              required = true,
              paramLabel = "HEX|FILE",
              description = "A public release key: 64 hex digits, or a file with one per line.")
          List<String> keys)
      throws IOException {
    var trusted =
        new ReleaseKeys(keys.stream().flatMap(key -> PublicKeys.of(key).stream()).toList());
    try {
      say(new ArchiveReader(trusted::verifies).verify(archive), "good");
    } catch (InvalidArchive e) {
      throw failed(archive + " " + e.getMessage());
    }
    return 0;
  }

  private static void say(Manifest manifest, String what) {
    System.out.println(
        what + ": version " + manifest.version() + ", " + manifest.files().size() + " files");
  }

  private static ReleaseVersion version(String text) {
    try {
      return ReleaseVersion.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(CommandFailed.USAGE, "VERSION: " + e.getMessage());
    }
  }

  private static SigningKey signingKey(Path file) {
    try {
      return SigningKey.ofFileForm(Files.readString(file));
    } catch (IOException | IllegalArgumentException _) {
      throw new CommandFailed(
          CommandFailed.USAGE, "--key: " + file + " is not the file of a private key");
    }
  }

  private static CommandFailed failed(String why) {
    return new CommandFailed(why);
  }
}
