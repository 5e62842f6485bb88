package osiriscare.appliance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.ApiKey;

class ConfigFileTest {
  private static final String KEY = "k".repeat(32);
  private static final String MINIMAL =
      """
      site_id: clinic-abc123
      api_key: %s
      api_endpoint: https://api.example.org
      provisioned_at: 2026-01-04T15:30:00+00:00
      mac_address: 84:3a:5b:91:b6:61
      hostname: box
      reseller_id: nepa-it
      """
          .formatted(KEY);

  @TempDir Path folder;

  private ApplianceConfig read(String yaml, Map<String, String> environment) throws IOException {
    return ConfigFile.read(Files.writeString(folder.resolve("config.yaml"), yaml), environment);
  }

  private ApplianceConfig with(String line) throws IOException {
    return read(MINIMAL + line + "\n", Map.of());
  }

  @Test
  void read_minimal_hasTheDocumentedDefaults() throws IOException {
    var config = read(MINIMAL, Map.of());
    assertThat(config.appliance().value()).isEqualTo("clinic-abc123-84:3A:5B:91:B6:61");
    assertThat(config.pollInterval()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.driftDetection() && config.evidenceUpload() && config.l1Sync()).isTrue();
    assertThat(config.healing()).isTrue();
    assertThat(config.healingDryRun()).isFalse();
    assertThat(config.stateDir()).isEqualTo(Path.of("/var/lib/msp"));
    assertThat(config.logLevel()).isEqualTo("INFO");
    assertThat(config.deploymentMode()).isEqualTo("reseller");
    assertThat(config.ntpMaxSkew()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.evidenceRetention()).isEqualTo(200);
    assertThat(config.pruneRetentionDays()).isEqualTo(90);
    assertThat(config.clientCertificate()).isEmpty();
    assertThat(config.baseline()).isEmpty();
    assertThat(config.toString()).doesNotContain(KEY);
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "9, 10", "10, 10", "3600, 3600", "3601, 3600", "999999, 3600"})
  void pollInterval_outside_isMovedToTheNearerEnd(int given, int taken) throws IOException {
    assertThat(with("poll_interval: " + given).pollInterval()).isEqualTo(Duration.ofSeconds(taken));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "poll_interval: soon",
        "healing_dry_run: maybe",
        "log_level: CHATTY",
        "deployment_mode: both",
        "client_cert_file: /a.pem",
        "ntp_max_skew_ms: 0",
        "evidence_retention: -1",
        "prune_retention_days: 0",
        "appliance_id: nonsense",
        "order_ttl: 901",
        "rebuild_health_check_timeout: 0",
        "syslog_target: log.example.org",
        "syslog_target: log.example.org:70000",
        "rmm_webhook_url: http://rmm.example.org/hook",
        "policy_version: [1]",
        "enable_driftdetection: true"
      })
  void read_badKey_namesItAndTheFile(String line) {
    assertThatThrownBy(() -> with(line))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(line.substring(0, line.indexOf(':')))
        .hasMessageContaining(folder.resolve("config.yaml").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.org",
        "ftp://api.example.org",
        "api.example.org",
        "https:///x"
      })
  void apiEndpoint_thatIsNotHttps_isRefused(String url) {
    assertThatThrownBy(() -> read(MINIMAL.replace("https://api.example.org", url), Map.of()))
        .hasMessageContaining("api_endpoint");
  }

  @Test
  void webhook_withoutItsSecret_isRefused_andInDirectModeBothAreIgnored() throws IOException {
    var url = "rmm_webhook_url: https://rmm.example.org/hook\n";
    assertThatThrownBy(() -> with(url)).hasMessageContaining("webhook_secret_file");
    var text = url + "webhook_secret_file: /run/secret\nsyslog_target: '[fd00::1]:514'";
    var rmm = with(text).rmm();
    assertThat(rmm.webhook().orElseThrow().secret()).isEqualTo(Path.of("/run/secret"));
    assertThat(rmm.syslog().orElseThrow().host()).isEqualTo("fd00::1");
    var direct = with(text + "\ndeployment_mode: direct").rmm();
    assertThat(direct.webhook()).isEmpty();
    assertThat(direct.syslog()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"rw-------, true", "r--------, true", "rw-r-----, false", "rw----r--, false"})
  void signingKey_isReadOnlyWhenNobodyElseCan(String mode, boolean isTaken) throws IOException {
    var key = SigningKey.generate(new SecureRandom());
    var file = Files.writeString(folder.resolve("signing"), key.fileForm());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    var keys = EvidenceKeys.of(with("signing_key_file: " + file), new SecureRandom());
    if (isTaken) {
      assertThat(keys.current().verifyingKey().hex()).isEqualTo(key.verifyingKey().hex());
    } else {
      assertThatThrownBy(keys::current)
          .hasMessageContaining("signing_key_file")
          .hasMessageNotContaining(file.toString());
    }
  }

  @Test
  void registered_hasWhatTheMachineSaysOfItself() throws IOException {
    var text =
        """
        enrolment: registered
        site_id: clinic-abc123
        api_endpoint: https://api.example.org
        deployment_mode: direct
        state_dir: %s
        """
            .formatted(folder);
    var config = read(text, Map.of());
    assertThat(config.mac()).isEqualTo(ThisMachine.mac(folder, new SecureRandom()));
    assertThat(config.hostname()).isEqualTo(ThisMachine.hostname());
    assertThat(config.apiKey()).isEmpty();
    var key = Files.writeString(folder.resolve("key"), KEY + "\n");
    assertThat(read(text + "api_key_file: " + key, Map.of()).apiKey().map(ApiKey::reveal))
        .contains(KEY);
    assertThatThrownBy(() -> read(text + "api_key_file: " + key + "\napi_key: " + KEY, Map.of()))
        .hasMessageContaining("api_key_file");
    assertThatThrownBy(() -> read(text + "server_public_keys: [abc]", Map.of()))
        .hasMessageContaining("server_public_keys");
    assertThatThrownBy(() -> read(text.replace("enrolment: registered\n", ""), Map.of()))
        .as("a claimed appliance's file has every key")
        .hasMessageContaining("mac_address");
  }

  @Test
  void environment_overridesTheFile() throws IOException {
    var config =
        read(
            MINIMAL,
            Map.of(
                "MCP_URL", "http://127.0.0.1:8001",
                "POLL_INTERVAL", "30",
                "STATE_DIR", "/srv/state",
                "LOG_LEVEL", "DEBUG",
                "HEALING_DRY_RUN", "true"));
    assertThat(config.apiEndpoint()).hasToString("http://127.0.0.1:8001");
    assertThat(config.pollInterval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.stateDir()).isEqualTo(Path.of("/srv/state"));
    assertThat(config.logLevel()).isEqualTo("DEBUG");
    assertThat(config.healingDryRun()).isTrue();
    assertThatThrownBy(() -> read(MINIMAL, Map.of("POLL_INTERVAL", "often")))
        .hasMessageContaining("POLL_INTERVAL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "site_id",
        "- a\n- b",
        "site_id: [",
        "site_id: &a [*a]",
        "a: !!java.net.URL [x]",
        "\u0000"
      })
  void read_tornFile_saysWhereKeepsItAndNeverQuotesIt(String content) throws IOException {
    assertRefusedAndKept(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void read_cutOrScribbledOver_neverStartsWithDefaults() throws IOException {
    var whole = MINIMAL.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length - 24; length += 7) {
      assertRefusedAndKept(Arrays.copyOf(whole, length));
    }
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      var noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      assertRefusedAndKept(noise);
    }
  }

  private void assertRefusedAndKept(byte[] content) throws IOException {
    var file = Files.write(folder.resolve("config.yaml"), content);
    assertThatThrownBy(() -> ConfigFile.read(file, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageNotContaining(KEY);
    assertThat(file).hasBinaryContent(content);
  }
}
