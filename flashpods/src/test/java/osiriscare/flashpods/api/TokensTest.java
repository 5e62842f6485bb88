package osiriscare.flashpods.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.flashpods.api.Tokens.Scope;
import osiriscare.testkit.TestClock;

class TokensTest {
  private static final String OLD = "0".repeat(64);
  private static final String NEW = "1".repeat(64);

  /// SHA-256 of `reader`.
  private static final String READER =
      "3d0941964aa3ebdcb00ccef58b1bb399f9f898465e9886d5aec7f31090a0fb30";

  @TempDir Path folder;

  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("api-token"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing", "short", "name odd 00", "name read xyz", "a b"})
  void file_emptyOrWeak_stopsTheStart(String text) throws IOException {
    var file = file(text);
    assertThatThrownBy(() -> new Tokens(file, clock)).isInstanceOf(Tokens.InvalidTokens.class);
  }

  @Test
  void file_thatChanges_isReadAgain_andABrokenOneIsNot() throws IOException {
    var file = file(OLD);
    var tokens = new Tokens(file, clock);
    assertThat(tokens.find(OLD)).isPresent();
    file(OLD + "\n" + NEW);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
    assertThat(tokens.find(NEW)).isPresent();
    assertThat(tokens.find(OLD)).as("both overlap").isPresent();
    file("");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(20)));
    assertThat(tokens.find(NEW)).as("the last good file counts").isPresent();
  }

  @Test
  void named_hasItsScopeUntilItExpires() throws IOException {
    var tokens = new Tokens(file(OLD + "\nviewer read " + READER + " 2026-11-21T11:00:00Z"), clock);
    assertThat(tokens.find("reader").orElseThrow().scope()).isEqualTo(Scope.READ);
    assertThat(tokens.find("reader").orElseThrow().name()).isEqualTo("viewer");
    clock.advance(Duration.ofHours(2));
    assertThat(tokens.find("reader")).isEmpty();
    assertThat(tokens.find(READER)).as("the hash is no token").isEmpty();
  }
}
