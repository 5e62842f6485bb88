package osiriscare.appliance.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.healing.baseline.FirewallDocument;
import osiriscare.healing.baseline.FirewallRuleset;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.SiteId;

/// Which firewall root would load: the newest that Central signed for this site, and no other.
class FirewallStoreTest {
  private static final String SITE = "clinic-abc123";
  private static final String FIRST = "table inet first { }\n";
  private static final String SECOND = "table inet second { }\n";
  private static final String FILE = "table inet file { }\n";

  private final SigningKey key = SigningKey.generate(new SecureRandom());
  @TempDir Path root;
  private FirewallStore store;

  @BeforeEach
  void keys() throws IOException {
    Files.createDirectories(root.resolve("etc/osiriscare"));
    Files.writeString(root.resolve("etc/osiriscare/rules.pub"), key.verifyingKey().hex() + "\n");
    Files.writeString(root.resolve("etc/osiriscare/firewall.nft"), FILE);
    Files.writeString(root.resolve("etc/osiriscare/firewall.nft.sig"), key.sign(FILE));
    store = new FirewallStore(root, root.resolve("var"));
  }

  private static SignedDocument signed(SigningKey by, String site, long serial, String ruleset) {
    var document =
        new FirewallDocument(
            new SiteId(site),
            serial,
            Instant.EPOCH,
            ruleset.isEmpty() ? Optional.empty() : Optional.of(new FirewallRuleset(ruleset)));
    var text = CanonicalJson.of(document.toJson());
    return new SignedDocument(text, by.sign(text), by.verifyingKey().id());
  }

  private void refused(SignedDocument document, String words) {
    assertThatThrownBy(() -> store.keep(document)).hasMessageContaining(words);
  }

  @Test
  void ruleset_isTheNewestThatWasSigned_andTheConfiguredFileOtherwise() throws IOException {
    assertThat(store.ruleset()).isEqualTo(FILE);
    store.keep(signed(key, SITE, 4, FIRST));
    assertThat(store.ruleset()).isEqualTo(FIRST);
    assertThat(store.keep(signed(key, SITE, 4, FIRST)).isGood()).as("again").isTrue();
    store.keep(signed(key, SITE, 5, SECOND));
    assertThat(new FirewallStore(root, root.resolve("var")).ruleset())
        .as("after a restart")
        .isEqualTo(SECOND);
    store.keep(signed(key, SITE, 6, ""));
    assertThat(store.ruleset()).as("withdrawn").isEqualTo(FILE);
  }

  @Test
  void keep_olderForeignOrUnsigned_isRefused() throws IOException {
    store.keep(signed(key, SITE, 4, FIRST));
    refused(signed(key, SITE, 3, SECOND), "serial is 3, and 4 is kept");
    refused(signed(key, SITE, 4, SECOND), "serial");
    refused(signed(key, "other-clinic-abc123", 9, SECOND), "site_id");
    refused(signed(SigningKey.generate(new SecureRandom()), SITE, 9, SECOND), "signature");
    var good = signed(key, SITE, 9, SECOND);
    refused(
        new SignedDocument(
            good.signedPayload().replace("second", "third!"), good.signature(), good.keyId()),
        "signature");
    assertThat(store.ruleset()).isEqualTo(FIRST);
  }

  @Test
  void ruleset_whoseKeyIsNoLongerKnown_isNotLoaded() throws IOException {
    store.keep(signed(key, SITE, 4, FIRST));
    var other = SigningKey.generate(new SecureRandom());
    Files.writeString(root.resolve("etc/osiriscare/rules.pub"), other.verifyingKey().hex() + "\n");
    assertThatThrownBy(store::ruleset).hasMessageContaining("signature");
  }

  @Test
  void ruleset_thatReadsOtherFiles_isRefused() throws IOException {
    var text = "table inet x { }\ninclude \"/etc/shadow\"\n";
    Files.writeString(root.resolve("etc/osiriscare/firewall.nft"), text);
    Files.writeString(root.resolve("etc/osiriscare/firewall.nft.sig"), key.sign(text));
    assertThatThrownBy(store::ruleset).hasMessageContaining("must not include other files");
  }
}
