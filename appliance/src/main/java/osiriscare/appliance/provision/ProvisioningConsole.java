package osiriscare.appliance.provision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.ThisMachine;
import osiriscare.protocol.provision.HandOver;
import osiriscare.protocol.provision.PartnerBrand;

/// Provisioning as a person at the appliance's console sees it.
public final class ProvisioningConsole {
  private static final String RULE = "=".repeat(60);

  private final Provisioner provisioner;
  private final Path configFile;
  private final URI apiEndpoint;
  private final PrintStream out;
  private final Optional<ShortCodeFile> shortCodes;
  // Of what is said of the file.
  private String saidLast = "";

  /// @param shortCodes where login screens find the short code too
  public ProvisioningConsole(
      Provisioner provisioner,
      Path configFile,
      URI apiEndpoint,
      PrintStream out,
      Optional<ShortCodeFile> shortCodes) {
    this.provisioner = provisioner;
    this.configFile = configFile;
    this.apiEndpoint = apiEndpoint;
    this.out = out;
    this.shortCodes = shortCodes;
  }

  /// Asks for codes, at the keyboard, over a phone and in a file, until one is claimed or the input
  /// ends. While the file's code may still work, the end of the input ends nothing.
  ///
  /// @return whether the appliance has an identity now
  public boolean askAndClaim(BufferedReader in, Optional<ProvisionFile> file)
      throws IOException, InterruptedException {
    out.println(RULE);
    out.println("  OsirisCare Appliance Provisioning");
    out.println(RULE);
    out.println();
    out.println("MAC Address: " + provisioner.mac());
    out.println("Hostname:    " + ThisMachine.hostname());
    out.println();
    out.println("Enter your provision code (from partner dashboard):");
    out.println("Format: XXXXXXXXXXXXXXXX (16 characters)");
    prompt();
    try (var phone = provisioner.phone(apiEndpoint);
        var events = new ConsoleEvents(provisioner.random())) {
      events.start(in, phone);
      file.ifPresent(_ -> events.startFile());
      var isFileOpen = file.isPresent();
      var isInputOpen = true;
      while (isFileOpen || isInputOpen) {
        switch (events.next()) {
          case ConsoleEvents.Event.InputEnded _ -> isInputOpen = false;
          case ConsoleEvents.Event.FileDue(var isWorthRetrying) -> {
            switch (claimOf(file.orElseThrow())) {
              case CLAIMED -> {
                return true;
              }
              case LATER -> isWorthRetrying.accept(true);
              case NEVER -> {
                isFileOpen = false;
                isWorthRetrying.accept(false);
              }
            }
          }
          case ConsoleEvents.Event.Typed(var line) -> {
            if (!line.isBlank() && claim(line)) {
              file.ifPresent(this::delete);
              return true;
            }
          }
          case ConsoleEvents.Event.ShortCodeShown(var open) -> show(open);
          case ConsoleEvents.Event.HandedOver(var open, var code, var isDone) -> {
            out.println();
            out.println("A phone handed over a provision code.");
            var outcome = attempt(code.reveal());
            phone.report(open, result(outcome));
            isDone.countDown();
            if (outcome instanceof ClaimOutcome.Claimed) {
              file.ifPresent(this::delete);
              return true;
            }
          }
        }
        prompt();
      }
      out.println();
      return false;
    } finally {
      shortCodes.ifPresent(ShortCodeFile::delete);
    }
  }

  // What the file is good for after a try.
  private enum FileOutcome {
    CLAIMED,
    LATER,
    NEVER
  }

  private FileOutcome claimOf(ProvisionFile file) throws IOException, InterruptedException {
    return switch (file.read()) {
      case ProvisionFile.Content.Nothing _ -> FileOutcome.NEVER;
      case ProvisionFile.Content.Unusable(var why) -> {
        say(why + ".");
        yield FileOutcome.NEVER;
      }
      case ProvisionFile.Content.Code(var code) -> claimOf(file, code);
    };
  }

  private FileOutcome claimOf(ProvisionFile file, String code)
      throws IOException, InterruptedException {
    return switch (provisioner.claim(code, apiEndpoint)) {
      case ClaimOutcome.Claimed(var config) -> {
        out.println();
        printDone(config);
        delete(file);
        yield FileOutcome.CLAIMED;
      }
      case ClaimOutcome.Failed failed when failed.isWorthRetrying() -> {
        say("The code in the file " + file.path() + " is tried until it works: " + failed.error());
        yield FileOutcome.LATER;
      }
      case ClaimOutcome.Failed failed -> {
        say("The code in the file " + file.path() + " does not work. Error: " + failed.error());
        // What nobody has judged stays for the next start.
        if (failed.result() != HandOver.Result.FAILED) {
          delete(file);
        }
        yield FileOutcome.NEVER;
      }
    };
  }

  private void delete(ProvisionFile file) {
    if (!file.delete()) {
      out.println("The file cannot be deleted; delete it: " + file.path());
    }
  }

  // The same again, every minute of a night, would only hide what was said before.
  private void say(String sentence) {
    if (!sentence.equals(saidLast)) {
      saidLast = sentence;
      out.println();
      out.println();
      out.println(sentence);
    }
  }

  private void prompt() {
    out.println();
    out.print("Provision Code: ");
    out.flush();
  }

  private void show(PhoneHandOver.Open open) {
    shortCodes.ifPresent(file -> file.write(open));
    out.println();
    out.println();
    out.println("Or scan the label with a phone, and type this short code there:");
    out.println();
    out.println("    " + open.shortCode().grouped());
    out.println();
    out.println(
        "It works until "
            + ShortCodeFile.CLOCK_TIME.format(open.until())
            + " UTC; then another comes.");
  }

  private static HandOver.Result result(ClaimOutcome outcome) {
    return switch (outcome) {
      case ClaimOutcome.Claimed _ -> HandOver.Result.CLAIMED;
      case ClaimOutcome.Failed failed -> failed.result();
    };
  }

  /// Claims one code without asking.
  ///
  /// @return whether the appliance has an identity now
  public boolean claim(String typedCode) throws IOException, InterruptedException {
    return attempt(typedCode) instanceof ClaimOutcome.Claimed;
  }

  private ClaimOutcome attempt(String code) throws IOException, InterruptedException {
    out.println();
    out.println("Provisioning...");
    out.println();
    var outcome = provisioner.claim(code, apiEndpoint);
    switch (outcome) {
      case ClaimOutcome.Claimed(var config) -> printDone(config);
      case ClaimOutcome.Failed(var error, var isWorthRetrying, _) ->
          out.println(
              "Error: " + error + (isWorthRetrying ? " (the same code may work later)" : ""));
    }
    return outcome;
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
