package osiriscare.appliance.nixos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.testkit.nix.NixEvaluation;
import osiriscare.testkit.sops.SopsVault;

/// `services.msp-secrets` as the module comes to it, with the real SOPS and age: what is installed,
/// with which modes, who is restarted when, and that nothing is lost or told when it goes wrong.
@Tag("real-nix")
@Tag("real-sops")
class SecretsTest {
  private static final String UNIT = "msp-secrets.service";
  private static final int KILLED = 137;
  private static final String FIRST =
      """
      mcp:
          api_key: first-api-key
          tls_key: |
              line one
              line two
      llm:
          openai_api_key: first-llm-key
      """;

  @TempDir Path folder;
  private Path run;
  private Path restarted;
  private SopsVault vault;

  @BeforeEach
  void prepare() throws Exception {
    vault = SopsVault.create(folder, FIRST);
    run = Files.createDirectory(folder.resolve("run"));
    restarted = folder.resolve("restarted");
    var bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("sops"), SopsVault.SOPS);
    Files.writeString(bin.resolve("systemctl"), "#!/bin/sh\necho \"$@\" >>" + restarted + "\n");
    Files.setPosixFilePermissions(
        bin.resolve("systemctl"), PosixFilePermissions.fromString("rwx------"));
  }

  private static final String DECLARED =
      """
      mcp-api-key = { sopsKey = "mcp/api_key"; owner = "nobody"; restartUnits = [ "agent.service" ]; };
      client-key = { sopsKey = "mcp/tls_key"; mode = "0600"; restartUnits = [ "agent.service" "proxy.service" ]; };
      openai-key = { sopsKey = "llm/openai_api_key"; };
      """;

  private NixEvaluation evaluate(String secrets) {
    return NixEvaluation.of(
        folder,
        List.of("modules/msp-secrets.nix"),
        "{ services.msp-secrets = { enable = true; sopsFile = \"%s\"; ageKeyFile = \"%s\"; secrets = { %s }; }; }"
            .formatted(vault.file(), vault.key(), secrets));
  }

  private int install() throws Exception {
    return install(DECLARED, Integer.MAX_VALUE);
  }

  // Everything of it is killed before its n-th command.
  private int install(String secrets, int commands) throws Exception {
    var evaluation = evaluate(secrets);
    var script =
        "trap '[ $((++count)) -lt %d ] || { kill -9 $$ 2>/dev/null; exit 1; }' DEBUG\nset -T\n"
                .formatted(commands)
            + Files.readString(evaluation.named(UNIT, "-start"));
    var file = Files.writeString(folder.resolve("install"), script);
    var builder = new ProcessBuilder("bash", "-e", file.toString()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(evaluation.environment(UNIT));
    builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    builder.environment().put("RUNTIME_DIRECTORY", run.toString());
    builder.redirectOutput(ProcessBuilder.Redirect.to(folder.resolve("log").toFile()));
    var process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it hangs");
    }
    assertThat(Files.readString(folder.resolve("log")))
        .doesNotContain("first", "second", "line one", folder.toString());
    return process.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private String secret(String name) throws IOException {
    return Files.readString(run.resolve(name));
  }

  private String restarts() throws IOException {
    return Files.exists(restarted) ? Files.readString(restarted) : "";
  }

  private void isAs(String name, String mode, String owner) throws IOException {
    var file = run.resolve(name);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo(mode);
    assertThat(Files.getOwner(file).getName()).isEqualTo(owner);
  }

  @Test
  void secrets_areInstalledWithTheirOwnerAndMode() throws Exception {
    assertThat(install()).as(said()).isZero();
    assertThat(secret("mcp-api-key")).isEqualTo("first-api-key");
    assertThat(secret("client-key")).isEqualTo("line one\nline two\n");
    assertThat(secret("openai-key")).isEqualTo("first-llm-key");
    isAs("mcp-api-key", "r--------", "nobody");
    isAs("client-key", "rw-------", "root");
    isAs("openai-key", "r--------", "root");
    try (var files = Files.list(run)) {
      assertThat(files).as("nothing else is left").hasSize(3);
    }
  }

  @Test
  void dependentUnits_areRestartedOnlyWhenTheirSecretChanged() throws Exception {
    install();
    assertThat(restarts()).isEqualTo("--no-block try-restart agent.service proxy.service\n");

    Files.delete(restarted);
    // Encrypted anew, so every byte of the file differs, but not the secrets.
    vault.encrypt(FIRST);
    install();
    assertThat(restarts()).isEmpty();

    vault.encrypt(FIRST.replace("first-llm-key", "second-llm-key"));
    install();
    assertThat(secret("openai-key")).isEqualTo("second-llm-key");
    assertThat(restarts()).as("nobody said that it needs a restart").isEmpty();

    vault.encrypt(FIRST.replace("first-api-key", "second-api-key"));
    install();
    assertThat(secret("mcp-api-key")).isEqualTo("second-api-key");
    assertThat(restarts()).isEqualTo("--no-block try-restart agent.service\n");
  }

  @Test
  void looseMode_isSetRightAndNeverDeclared() throws Exception {
    install();
    Files.setPosixFilePermissions(
        run.resolve("client-key"), PosixFilePermissions.fromString("rw-r--r--"));
    Files.delete(restarted);
    install();
    isAs("client-key", "rw-------", "root");
    assertThat(restarts()).isEmpty();
    for (var mode : List.of("0440", "0644", "0700", "0660")) {
      var loose = "a = { sopsKey = \"mcp/api_key\"; mode = \"" + mode + "\"; };";
      assertThat(catchRefused(loose)).as(mode).contains("mode");
    }
  }

  private String catchRefused(String secrets) {
    try {
      evaluate(secrets);
      return "";
    } catch (NixEvaluation.Refused e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void staysAsItWas(String why) throws Exception {
    Files.delete(restarted);
    assertThat(install()).isNotZero();
    assertThat(said()).contains(why).contains("the secrets stay as they were");
    assertThat(secret("mcp-api-key")).isEqualTo("first-api-key");
    assertThat(secret("openai-key")).isEqualTo("first-llm-key");
    assertThat(restarts()).isEmpty();
  }

  @Test
  void fileForAnotherKey_keepsTheOldSecrets() throws Exception {
    install();
    var other = Files.createDirectory(folder.resolve("other"));
    var foreign = SopsVault.create(other, FIRST.replace("first", "second"));
    Files.copy(foreign.file(), vault.file(), StandardCopyOption.REPLACE_EXISTING);
    staysAsItWas("the age key of this machine does not open the encrypted file");
  }

  @Test
  void fileThatWasChangedWithoutTheKey_keepsTheOldSecrets() throws Exception {
    install();
    var text = Files.readString(vault.file());
    Files.writeString(
        vault.file(), text.replaceFirst("(?m)^ +openai_api_key: .*$", "    openai_api_key: mine"));
    staysAsItWas("");
  }

  @Test
  void tornFile_keepsTheOldSecrets() throws Exception {
    install();
    var text = Files.readString(vault.file());
    Files.writeString(vault.file(), text.substring(0, text.length() / 2));
    staysAsItWas("");
  }

  @Test
  void missingAndEmptySecrets_keepTheOldOnes() throws Exception {
    install();
    vault.encrypt("mcp: {api_key: second-api-key, tls_key: x}\nllm: {other: y}\n");
    staysAsItWas("sops could not read a secret");
    install();
    vault.encrypt(FIRST.replace("first-llm-key", "\"\"").replace("first-api", "second-api"));
    assertThat(install()).isNotZero();
    assertThat(said()).contains("a secret is empty");
    assertThat(secret("mcp-api-key")).isEqualTo("first-api-key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r--r-----", "rw-r--r--", "rw-----w-"})
  void ageKeyThatOthersCanUse_isRefused(String mode) throws Exception {
    install();
    Files.setPosixFilePermissions(vault.key(), PosixFilePermissions.fromString(mode));
    staysAsItWas("the age key is open to others");
  }

  @Test
  void encryptedFileThatOthersCanWrite_isRefused() throws Exception {
    install();
    Files.setPosixFilePermissions(vault.file(), PosixFilePermissions.fromString("rw-rw-r--"));
    staysAsItWas("the encrypted file can be written by others");
  }

  @Test
  void missingKey_keepsTheOldSecrets() throws Exception {
    install();
    Files.delete(vault.key());
    staysAsItWas("the age key is missing");
  }

  @Test
  void secretThatIsNoLongerDeclared_goesAway() throws Exception {
    install();
    assertThat(install("openai-key = { sopsKey = \"llm/openai_api_key\"; };", Integer.MAX_VALUE))
        .isZero();
    assertThat(run.resolve("mcp-api-key")).doesNotExist();
    assertThat(secret("openai-key")).isEqualTo("first-llm-key");
  }

  /// Cut off before each of its commands, and run again as the next start does.
  @Test
  void cutOffAnywhere_everySecretIsWholeAndNoRestartIsForgotten() throws Exception {
    var one =
        "mcp-api-key = { sopsKey = \"mcp/api_key\"; restartUnits = [ \"agent.service\" ]; };"
            + "openai-key = { sopsKey = \"llm/openai_api_key\"; restartUnits = [ \"chat.service\" ]; };";
    assertThat(install(one, Integer.MAX_VALUE)).isZero();
    boolean isFirst = true;
    int step = 0;
    int status;
    do {
      step++;
      Files.deleteIfExists(restarted);
      var before = isFirst ? "first" : "second";
      isFirst = !isFirst;
      var after = isFirst ? "first" : "second";
      vault.encrypt(FIRST.replace("first", after));
      status = install(one, step);
      assertThat(secret("mcp-api-key")).isIn(before + "-api-key", after + "-api-key");
      assertThat(install(one, Integer.MAX_VALUE)).as(said()).isZero();
      assertThat(secret("mcp-api-key")).isEqualTo(after + "-api-key");
      assertThat(secret("openai-key")).isEqualTo(after + "-llm-key");
      assertThat(restarts()).contains("try-restart agent.service chat.service");
    } while (status == KILLED);
    assertThat(step).as("commands of the script").isGreaterThan(30);
  }
}
