package osiriscare.appliance.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.ConfigException;
import osiriscare.appliance.config.ConfigFile;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.store.LocalStore;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.provision.ServerKey.Purpose;
import osiriscare.testkit.receiver.FakeReceiver;
import tools.jackson.databind.node.ObjectNode;

/// An appliance that was configured instead of claimed; the real receiver and Central answer it in
/// `ConfiguredAgentTest`.
class RegistrationTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;

  private final FakeReceiver receiver = new FakeReceiver(Clock.systemUTC());

  @AfterEach
  void close() {
    receiver.close();
  }

  private ApplianceConfig config(String... lines) throws IOException {
    var text =
        """
        enrolment: registered
        site_id: clinic-abc123
        api_endpoint: %s
        deployment_mode: direct
        state_dir: %s
        %s
        """
            .formatted(receiver.uri(), folder, String.join("\n", lines));
    var file = Files.writeString(folder.resolve("config.yaml"), text);
    return ConfigFile.read(file, Map.of());
  }

  private boolean complete(String... lines) throws IOException, InterruptedException {
    return new Registration(config(lines), RANDOM).complete();
  }

  private void register(Consumer<ObjectNode> change) throws IOException {
    var request = Registration.request(config(), RANDOM);
    var answer = Json.object().put("deployment_mode", "direct").putNull("reseller_id");
    answer.put("public_key", request.path("public_key").asString());
    answer.putObject("chain").put("number", 1).put("sequence", 0);
    change.accept(answer);
    receiver.register(config().appliance(), request, answer);
  }

  @Test
  void request_saysTheSameEachTime_andNoSecret() throws Exception {
    var request = Registration.request(config(), RANDOM);
    assertThat(Registration.request(config(), RANDOM)).isEqualTo(request);
    assertThat(request.propertyNames())
        .containsExactlyInAnyOrder("hostname", "mac_address", "public_key", "api_key_sha256");
    assertThat(Json.text(request)).doesNotContain(config().apiKey().orElseThrow().reveal());
  }

  @Test
  void complete_beforeTheRegistration_waits_andAfterItPins() throws Exception {
    Registration.request(config(), RANDOM);
    assertThat(complete()).isFalse();
    assertThat(folder.resolve("identity.json")).doesNotExist();
    register(_ -> {});
    assertThat(complete()).isTrue();
    var identity = Identity.read(folder);
    assertThat(identity.chain()).isEqualTo(1);
    assertThat(identity.pinned(Purpose.ORDERS)).containsExactly(receiver.orderKey().verifyingKey());
    assertThat(LocalStore.isUnused(folder.resolve("appliance.db"))).isTrue();
    receiver.down();
    assertThat(complete()).as("the identity is kept").isTrue();
  }

  @Test
  void complete_withoutAnyCredential_saysWhatToDo() {
    assertThatThrownBy(this::complete)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("--registration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reseller_id", "deployment_mode", "public_key"})
  void complete_centralDiffers_takesNothing(String field) throws Exception {
    register(answer -> answer.put(field, "0".repeat(64)));
    assertThat(complete()).isFalse();
    assertThat(folder.resolve("identity.json")).doesNotExist();
  }

  @Test
  void complete_centralHasEvidenceThatWeLost_takesNothing() throws Exception {
    register(answer -> answer.putObject("chain").put("number", 1).put("sequence", 7));
    assertThat(complete()).isFalse();
    assertThat(folder.resolve("identity.json")).doesNotExist();
  }

  @Test
  void complete_keysNotListed_takesNothing() throws Exception {
    register(_ -> {});
    var other = SigningKey.generate(RANDOM).verifyingKey().hex();
    assertThat(complete("server_public_keys: [" + other + "]")).isFalse();
    var key = receiver.orderKey().verifyingKey().hex();
    var rules = receiver.rulesKey().verifyingKey().hex();
    assertThat(complete("server_public_keys: [" + key + ", " + rules + "]")).isTrue();
  }

  @Test
  void complete_identityLostButEvidenceThere_isAnError() throws Exception {
    register(_ -> {});
    assertThat(complete()).isTrue();
    Files.delete(folder.resolve("identity.json"));
    assertThat(complete()).as("nothing was lost").isTrue();
    Files.delete(folder.resolve("identity.json"));
    try (var store = LocalStore.open(folder.resolve("appliance.db"))) {
      store.transaction(connection -> {
        try (var insert =
            connection.prepareStatement(
                "INSERT INTO bundle VALUES (1, 1, 'x', 'scan', '{}', '', '', '', 0, NULL)")) {
          return insert.executeUpdate();
        }
      });
    }
    assertThatThrownBy(this::complete).hasMessageContaining("identity.json");
  }
}
