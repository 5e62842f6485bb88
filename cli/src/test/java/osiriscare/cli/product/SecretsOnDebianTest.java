package osiriscare.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.testkit.nix.NixEvaluation;
import osiriscare.testkit.sops.SopsVault;

/// The unit of `msp-secrets` under systemd on a Debian host, sandbox on, with the real SOPS: a
/// service starts after its secret, and starts again when the encrypted file brings another.
@Tag("product")
@Tag("real-podman")
@Tag("real-nix")
@Tag("real-sops")
class SecretsOnDebianTest {
  private static final String FILE = "/etc/secrets/secrets.yaml";
  private static final String KEY = "/var/lib/sops-age/keys.txt";
  private static final String READER =
      """
      [Unit]
      After=msp-secrets.service
      Wants=msp-secrets.service
      [Service]
      User=reader
      ExecStart=/bin/sh -c 'cat /run/msp-secrets/api-key; echo; exec sleep infinity'
      """;

  @TempDir Path folder;
  private DebianHost host;
  private SopsVault vault;

  @BeforeEach
  void boot() throws Exception {
    vault = SopsVault.create(folder, "mcp: {api_key: first-key}\n");
    host =
        DebianHost.boot(
            Files.createDirectory(folder.resolve("host")), URI.create("http://127.0.0.1:9"));
    host.run("useradd", "--system", "reader");
    Files.copy(SopsVault.SOPS, host.file("/usr/bin/sops"));
    host.run("mkdir", "-p", "/var/lib/sops-age", "/etc/secrets", "/nix/store");
    Files.copy(vault.key(), host.file(KEY));
    host.run("chmod", "600", KEY);
    put();
    var evaluation =
        NixEvaluation.of(
            folder,
            List.of("modules/msp-secrets.nix"),
            """
            { services.msp-secrets = {
                enable = true; sopsFile = "%s"; ageKeyFile = "%s";
                secrets.api-key = {
                  sopsKey = "mcp/api_key"; owner = "reader"; restartUnits = [ "reader.service" ];
                };
            }; }
            """
                .formatted(FILE, KEY));
    for (var unit : List.of("msp-secrets.service", "msp-secrets.path")) {
      host.write("/etc/systemd/system/" + unit, evaluation.unit(unit));
    }
    var script = evaluation.named("msp-secrets.service", "-start");
    host.write("/nix/store/" + script.getFileName(), Files.readString(script));
    host.write("/etc/systemd/system/reader.service", READER);
    host.run("systemctl", "daemon-reload");
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
  }

  private void put() throws Exception {
    host.write(FILE + ".new", Files.readString(vault.file()));
    host.run("mv", FILE + ".new", FILE);
  }

  private String journal(String unit) throws Exception {
    return host.run("journalctl", "--no-pager", "-o", "cat", "-u", unit);
  }

  @Test
  void secret_isThereBeforeItsService_andAChangeRestartsIt() throws Exception {
    host.run("systemctl", "start", "msp-secrets.path", "reader.service");
    host.await("the first secret", () -> read("first-key"));
    assertThat(host.run("stat", "-c", "%a %U", "/run/msp-secrets/api-key")).isEqualTo("400 reader");
    assertThat(host.run("systemctl", "show", "msp-secrets", "--property=ProtectSystem", "--value"))
        .isEqualTo("strict");

    vault.encrypt("mcp: {api_key: second-key}\n");
    put();
    host.await("the second secret", () -> read("second-key"));
    assertThat(journal("msp-secrets")).doesNotContain("first-key", "second-key", KEY, FILE);

    // For a key that this machine does not have.
    var other =
        SopsVault.create(Files.createDirectory(folder.resolve("other")), "mcp: {api_key: x}");
    host.write(FILE, Files.readString(other.file()));
    host.await(
        "a failed unit",
        () -> host.tryRun("systemctl", "is-failed", "msp-secrets").equals("failed"));
    assertThat(host.run("cat", "/run/msp-secrets/api-key")).isEqualTo("second-key");
    assertThat(host.run("systemctl", "is-active", "reader")).isEqualTo("active");
  }

  private boolean read(String secret) throws IOException, InterruptedException {
    return host.tryRun("journalctl", "--no-pager", "-o", "cat", "-u", "reader").contains(secret);
  }
}
