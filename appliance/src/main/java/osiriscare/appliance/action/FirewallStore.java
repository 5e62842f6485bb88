package osiriscare.appliance.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import osiriscare.appliance.config.SignedFile;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.healing.baseline.FirewallDocument;
import osiriscare.healing.baseline.FirewallRuleset;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// The ruleset that may be loaded: what Central signed for the site last, or else a signed file
/// that the machine was configured with. Everything is root's: the daemon, which brings the one and
/// asks for the loading, can change neither rulesets nor keys, nor bring back an old one.
final class FirewallStore {
  private static final String FILE = "etc/osiriscare/firewall.nft";
  private static final String KEYS = "etc/osiriscare/rules.pub";

  private final Path root;
  private final Path folder;
  private final Path kept;

  /// @param folder for what Central signed
  FirewallStore(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
    this.kept = folder.resolve("firewall.json");
  }

  /// Keeps a document of Central's.
  ///
  /// @throws InvalidRequest when it is not signed, older, or another site's; nothing is kept then
  synchronized StepResult keep(SignedDocument document) throws IOException {
    var wanted = verified(document);
    if (Files.exists(kept)) {
      var last = read();
      if (last.equals(document)) {
        return StepResult.good("kept already");
      }
      var before = parsed(last);
      // The first one decides; an appliance that was moved starts with a new state folder.
      if (!before.site().equals(wanted.site())) {
        throw new InvalidRequest("site_id", "is not " + before.site() + ", whose firewall is kept");
      }
      if (wanted.serial() <= before.serial()) {
        throw new InvalidRequest(
            "serial", "is " + wanted.serial() + ", and " + before.serial() + " is kept");
      }
    }
    AtomicFile.createPrivateFolder(folder);
    AtomicFile.writePrivate(kept, Json.text(document.toJson()));
    return StepResult.good("firewall of serial " + wanted.serial() + " kept");
  }

  /// The text to load.
  ///
  /// @throws InvalidRequest when there is none that a present key signed
  synchronized String ruleset() throws IOException {
    if (Files.exists(kept)) {
      var declared = verified(read()).ruleset();
      if (declared.isPresent()) {
        return declared.get().text();
      }
    }
    try {
      return new FirewallRuleset(SignedFile.text(root.resolve(FILE), keys())).text();
    } catch (InvalidRequest | IllegalArgumentException e) {
      throw new InvalidRequest("/" + FILE, String.valueOf(e.getMessage()));
    }
  }

  private SignedDocument read() throws IOException {
    return SignedDocument.from(Json.object(Files.readString(kept), "kept firewall"));
  }

  // The signature is checked before anything is parsed.
  private FirewallDocument verified(SignedDocument document) throws IOException {
    if (keys().stream()
        .filter(key -> key.id().equals(document.keyId()))
        .noneMatch(key -> key.verifies(document.signedPayload(), document.signature()))) {
      throw new InvalidRequest("signature", "is not that of a key in /" + KEYS);
    }
    return parsed(document);
  }

  private static FirewallDocument parsed(SignedDocument document) {
    return FirewallDocument.from(Json.object(document.signedPayload(), "signed_payload"));
  }

  private List<VerifyingKey> keys() throws IOException {
    var file = root.resolve(KEYS);
    if (!Files.isRegularFile(file)) {
      throw new InvalidRequest("/" + KEYS, "is missing: there is no key that signs rulesets");
    }
    return Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(VerifyingKey::ofHex)
        .toList();
  }
}
