package osiriscare.appliance.drift.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.appliance.config.SignedFile;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.healing.baseline.Baseline;
import osiriscare.healing.baseline.BaselineDocument;
import osiriscare.healing.baseline.BaselineJson;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BaselineFileTest {
  private static final SigningKey KEY = SigningKey.generate(new SecureRandom());
  private static final String YAML = "policy_version: \"7\"\nports:\n  external_max: 2\n";
  private static final String FULL =
      """
      policy_version: "2.1"
      patching: {generation: 12, age_days_max: 14, lists_age_days_max: 3}
      critical_services: [sshd, chronyd]
      backup:
        kind: restic
        status_file: /var/lib/backup/status.json
        repository: /srv/backup
        password_file: /run/secrets/restic
        age_hours_max: 12
        restore_test_days_max: 60
      firewall:
        ruleset_hash: "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        sets_ignored: [external_allowed]
      encrypted_volumes: [/, /var/lib/msp]
      time: {servers: [ntp.example], offset_ms_max: 900}
      protections:
        - service: clamd
          program: /usr/sbin/clamd
          sha256: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      logging: {services: [rsyslogd], silence_minutes_max: 60, targets: [logs.example]}
      disk_used_percent_max: 80
      setuid_allowed: [/opt/tool/run]
      kernel_parameters: {net.ipv4.ip_forward: 1, kernel.randomize_va_space: "2"}
      ports: {external_max: 1, allowed: [tcp/22, udp/53]}
      accounts_allowed: [anna]
      certificate_days_min: 21
      """;

  @TempDir Path folder;

  private Path write(String yaml, String signature) throws IOException {
    var file = Files.writeString(folder.resolve("baseline.yaml"), yaml);
    Files.writeString(folder.resolve("baseline.yaml.sig"), signature);
    return file;
  }

  private static BaselineFile source(Path file) {
    return new BaselineFile(file, List.of(KEY.verifyingKey()), Optional.empty());
  }

  @Test
  void current_ofAnotherVersionThanConfigured_isRefused() throws Exception {
    var file = write(YAML, KEY.sign(YAML) + "\n");
    var keys = List.of(KEY.verifyingKey());
    assertThat(new BaselineFile(file, keys, Optional.of("7")).current())
        .isInstanceOf(BaselineSource.InForce.class);
    assertThat(refusal(new BaselineFile(file, keys, Optional.of("8")).current()))
        .contains("policy_version must be 8");
  }

  private static String refusal(BaselineSource.Current current) {
    return current instanceof BaselineSource.Refused(var reason) ? reason : "accepted";
  }

  @Test
  void current_signedByPinnedKey_isInForce() throws Exception {
    var current = source(write(YAML, KEY.sign(YAML) + "\n")).current();

    assertThat(current).isInstanceOf(BaselineSource.InForce.class);
    var inForce = (BaselineSource.InForce) current;
    assertThat(inForce.baseline().policyVersion()).isEqualTo("7");
    assertThat(inForce.baseline().ports().externalMax()).isEqualTo(2);
    assertThat(inForce.problem()).isEmpty();
  }

  @Test
  void current_foreignKey_isRefused() throws Exception {
    var foreign = SigningKey.generate(new SecureRandom());

    assertThat(refusal(source(write(YAML, foreign.sign(YAML))).current()))
        .contains("baseline.yaml", "not that of a pinned key");
  }

  @Test
  void current_tornAfterSigning_isRefused() throws Exception {
    var file = write(YAML.substring(0, 20), KEY.sign(YAML));

    assertThat(refusal(source(file).current())).contains("not that of a pinned key");
  }

  @Test
  void current_missingFileOrSignature_isRefusedAndNeverBuiltIn() throws Exception {
    assertThat(refusal(source(folder.resolve("none.yaml")).current())).contains("is missing");
    var file = write(YAML, KEY.sign(YAML));
    Files.delete(folder.resolve("baseline.yaml.sig"));
    assertThat(refusal(source(file).current())).contains("signature is missing");
  }

  @Test
  void current_badAfterGood_keepsTheGoodOneAndSaysSo() throws Exception {
    var source = source(write(YAML, KEY.sign(YAML)));
    source.current();
    write("policy_version: \"8\"\n", KEY.sign(YAML));

    var current = (BaselineSource.InForce) source.current();

    assertThat(current.baseline().policyVersion()).isEqualTo("7");
    assertThat(current.problem().orElseThrow()).contains("stays in force");
  }

  @Test
  void current_notUtf8OrTooLarge_isRefused() throws Exception {
    var file = write(YAML, KEY.sign(YAML));
    Files.write(file, new byte[] {(byte) 0xff, 'a'});
    assertThat(refusal(source(file).current())).contains("not UTF-8");
    Files.write(file, new byte[SignedFile.BYTES_MAX + 1]);
    assertThat(refusal(source(file).current())).contains("is larger than");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "policy_version: 1 | policy_version must be text",
        "patching: {} | policy_version is required",
        "policy_version: a, prots: {} | prots is not a key",
        "policy_version: a, ports: {external_max: -1} | ports.external_max must be between",
        "policy_version: a, ports: {allowed: [22]} | ports.allowed[0] must be text",
        "policy_version: a, ports: {allowed: ['22']} | ports.allowed[0] must be like tcp/22",
        "policy_version: a, encrypted_volumes: [home] | encrypted_volumes[0] must be an absolute path",
        "policy_version: a, backup: {kind: restic, repository: /r} | backup.password_file is required",
        "policy_version: a, backup: {kind: tape} | backup.kind must be one of",
        "policy_version: a, kernel_parameters: {kernel.x: 1} | kernel_parameters.kernel.x is not a key",
        "policy_version: a, protections: [{service: c, sha256: b}] | protections[0].program is required",
        "policy_version: a, policy_version: b | not valid YAML",
        "policy_version: 1.5 | neither text"
      })
  void read_wrongField_isNamed(String fields, String message) {
    assertThatThrownBy(() -> BaselineDocument.yaml("{" + fields + "}"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void read_garbage_onlyInvalidRequest(long seed) {
    var random = new Random(seed);
    var bytes = FULL.getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(1, 30); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(32, 127);
    }
    try {
      BaselineDocument.yaml(new String(bytes, StandardCharsets.UTF_8));
    } catch (InvalidRequest e) {
      assertThat(e.errors()).isNotEmpty();
    }
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(200));
  }

  @Test
  void rulesetHash_dependsOnEveryPartAndNotOnTheForm() {
    var full = BaselineDocument.yaml(FULL);

    assertThat(BaselineDocument.yaml(FULL.replace("{external_max: 1,", "{external_max:   1,")))
        .isEqualTo(full);
    assertThat(
            BaselineDocument.yaml(FULL.replace("external_max: 1", "external_max: 3")).rulesetHash())
        .isNotEqualTo(full.rulesetHash());
    assertThat(BaselineDocument.yaml("policy_version: '1.0'").rulesetHash())
        .isEqualTo(Baseline.builtIn().rulesetHash());
  }

  @Test
  void schema_namesTheKeysThatTheReaderKnows() throws Exception {
    var schema =
        Json.object(Files.readString(Path.of("../docs/baseline.schema.json")), "schema").tree();

    assertSameKeys(schema, BaselineJson.of(BaselineDocument.yaml(FULL)), "");
  }

  private static void assertSameKeys(JsonNode schema, ObjectNode value, String path) {
    if (!schema.has("properties")) {
      return;
    }
    assertThat(new TreeSet<>(value.propertyNames()))
        .as(path)
        .isEqualTo(new TreeSet<>(schema.get("properties").propertyNames()));
    for (var property : value.properties()) {
      var below = schema.get("properties").get(property.getKey());
      var at = path + "/" + property.getKey();
      if (property.getValue() instanceof ObjectNode object) {
        assertSameKeys(below, object, at);
      } else if (property.getValue().isArray()
          && property.getValue().get(0) instanceof ObjectNode object) {
        assertSameKeys(below.get("items"), object, at);
      }
    }
  }
}
