package osiriscare.testkit.sops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A file of secrets that the real SOPS encrypts for a key of the real age (`dev/setup sops`).
///
/// @param file what is encrypted
/// @param key the age key that opens it
public record SopsVault(Path file, Path key) {
  /// Where `dev/setup` puts SOPS.
  public static final Path SOPS =
      Path.of("..").toAbsolutePath().normalize().resolve(".osiris/tools/sops");

  private static final int LIMIT_SECONDS = 30;

  /// Makes a key and encrypts these secrets for it.
  ///
  /// @param folder for both files
  /// @param yaml the secrets in the clear
  public static SopsVault create(Path folder, String yaml)
      throws IOException, InterruptedException {
    var vault = new SopsVault(folder.resolve("secrets.yaml"), newKey(folder.resolve("age.key")));
    vault.encrypt(yaml);
    return vault;
  }

  /// Makes an age key, which only we can read.
  public static Path newKey(Path file) throws IOException, InterruptedException {
    run("", "age-keygen", "--output", file.toString());
    return file;
  }

  /// Puts other secrets in their place, at once.
  public void encrypt(String yaml) throws IOException, InterruptedException {
    var recipient = run("", "age-keygen", "-y", key.toString()).strip();
    var encrypted =
        run(
            yaml,
            SOPS.toString(),
            "--encrypt",
            "--age",
            recipient,
            "--input-type",
            "yaml",
            "--output-type",
            "yaml",
            "/dev/stdin");
    var draft = Files.writeString(file.resolveSibling("draft"), encrypted);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String run(String input, String... command)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(List.of(command)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError(command[0] + " does not work");
    }
    return output;
  }
}
