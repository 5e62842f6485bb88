package osiriscare.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.central.CentralClient;
import osiriscare.cli.central.CentralRefused;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.protocol.json.Json;

/// Puts this machine into service as the first appliance, the way that a partner does: with a code
/// that is claimed over HTTP. A machine that was claimed stays what it is.
final class Enrolment {
  private static final String PARTNER = "local";
  private static final Duration CLAIM_MAX = Duration.ofSeconds(60);
  private static final int CONFLICT = 409;

  private final CentralClient central;
  private final Programs programs;
  private final Product product;

  /// Who this machine is.
  record Identity(String siteId, String applianceId) {}

  Enrolment(CentralClient central, Programs programs, Product product) {
    this.central = central;
    this.programs = programs;
    this.product = product;
  }

  static boolean isDone(Programs programs) {
    return Files.exists(programs.applianceConfig());
  }

  /// Makes partner and code and has the appliance claim it.
  Identity enrol() throws InterruptedException {
    makePartner();
    var code =
        central
            .post(Json.object().put("client_name", hostname()), "partners", PARTNER, "provisions")
            .text("provision_code", 100);
    // Everybody on this machine sees the arguments of a program.
    var file = programs.provisionFile();
    try {
      AtomicFile.writePrivate(file, code + "\n");
      claim(file);
    } catch (IOException e) {
      throw new UncheckedIOException("write the provision code to " + file, e);
    } finally {
      delete(file);
    }
    return identity(programs);
  }

  private void claim(Path file) throws InterruptedException {
    var claim = product.appliance(programs.claim(file));
    if (!claim.awaitExit(CLAIM_MAX)) {
      claim.close();
      throw new CommandFailed("The claim took too long. See " + claim.log().path());
    }
    if (claim.exit().join() != 0) {
      throw Loss.of("Claiming this machine failed", claim);
    }
  }

  // The appliance deletes it when the code was claimed or refused.
  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("delete the provision code in " + file, e);
    }
  }

  /// What an earlier claim left.
  static Identity identity(Programs programs) {
    return new Identity(
        value(programs.applianceConfig(), "site_id"),
        value(programs.applianceConfig(), "appliance_id"));
  }

  /// The name of this machine.
  static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "this-machine";
    }
  }

  private void makePartner() {
    try {
      central.post(
          Json.object()
              .put("slug", PARTNER)
              .put("name", "This machine")
              .put("brand_name", "OsirisCare on this machine"),
          "partners");
    } catch (CentralRefused e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
    }
  }

  // Two plain texts of a file that our own daemon writes; no reason for a YAML reader here.
  private static String value(Path config, String key) {
    try {
      var matcher =
          Pattern.compile("(?m)^" + key + ":\\s*['\"]?([^'\"\\s]+)['\"]?\\s*$")
              .matcher(Files.readString(config));
      if (matcher.find()) {
        return matcher.group(1);
      }
    } catch (IOException _) {
      // Answered below.
    }
    throw new CommandFailed(
        config + " names no " + key + ". Repair the file, or move it away to claim anew.");
  }
}
