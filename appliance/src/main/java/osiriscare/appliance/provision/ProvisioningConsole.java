package osiriscare.appliance.provision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.ThisMachine;
import osiriscare.protocol.provision.PartnerBrand;

/// Provisioning as a person at the appliance's console sees it.
public final class ProvisioningConsole {
  private static final String RULE = "=".repeat(60);

  private final Provisioner provisioner;
  private final Path configFile;
  private final URI apiEndpoint;
  private final PrintStream out;

  public ProvisioningConsole(
      Provisioner provisioner, Path configFile, URI apiEndpoint, PrintStream out) {
    this.provisioner = provisioner;
    this.configFile = configFile;
    this.apiEndpoint = apiEndpoint;
    this.out = out;
  }

  /// Asks for codes until one is claimed or the input ends.
  ///
  /// @return whether the appliance has an identity now
  public boolean askAndClaim(BufferedReader in) throws IOException, InterruptedException {
    out.println(RULE);
    out.println("  OsirisCare Appliance Provisioning");
    out.println(RULE);
    out.println();
    out.println("MAC Address: " + provisioner.mac());
    out.println("Hostname:    " + ThisMachine.hostname());
    out.println();
    out.println("Enter your provision code (from partner dashboard):");
    out.println("Format: XXXXXXXXXXXXXXXX (16 characters)");
    while (true) {
      out.println();
      out.print("Provision Code: ");
      out.flush();
      var typed = in.readLine();
      if (typed == null) {
        out.println();
        return false;
      }
      if (!typed.isBlank() && claim(typed)) {
        return true;
      }
    }
  }

  /// Claims one code without asking.
  ///
  /// @return whether the appliance has an identity now
  public boolean claim(String typedCode) throws IOException, InterruptedException {
    out.println();
    out.println("Provisioning...");
    out.println();
    return switch (provisioner.claim(typedCode, apiEndpoint)) {
      case ClaimOutcome.Claimed(var config) -> {
        printDone(config);
        yield true;
      }
      case ClaimOutcome.Failed(var error, var isWorthRetrying) -> {
        out.println("Error: " + error + (isWorthRetrying ? " (the same code may work later)" : ""));
        yield false;
      }
    };
  }

  private void printDone(ApplianceConfig config) {
    out.println(RULE);
    out.println("  Provisioning Complete!");
    out.println(RULE);
    out.println();
    out.println("Site ID:     " + config.site());
    out.println("Partner:     " + config.partner().map(PartnerBrand::brandName).orElse("-"));
    out.println("Config:      " + configFile);
    out.println();
    out.println("The agent will now restart in normal operation mode.");
  }
}
