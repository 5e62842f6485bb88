package osiriscare.flashpods.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.protocol.id.Secret;

/// The tokens of the token file. A line is either a token by itself, which may do everything, or
/// `name scope sha256 [expires]`. The file is read again when it changes, so that an old token and
/// its successor overlap; a file that became unreadable leaves the last good tokens in force.
public final class Tokens {
  /// Shortest token that is accepted, in characters.
  public static final int TOKEN_MIN = 32;

  private static final Logger log = LoggerFactory.getLogger(Tokens.class);
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Path file;
  private final Clock clock;
  private FileTime readAt;
  private List<Token> tokens;

  /// What a token may do; each includes those before it.
  public enum Scope {
    READ,
    SUBMIT,
    ADMIN
  }

  /// A caller that showed a valid token.
  public record Caller(String name, Scope scope) {}

  private record Token(Caller caller, String hash, Instant expires) {}

  /// The file cannot be used; the message never quotes it.
  public static final class InvalidTokens extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTokens(String why) {
      super(why);
    }
  }

  /// @throws InvalidTokens when the file is missing, empty or holds a weak token
  public Tokens(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
    try {
      this.readAt = Files.getLastModifiedTime(file);
      this.tokens = parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new InvalidTokens("cannot be read: " + file);
    }
  }

  /// Who shows this token, or nobody. Takes as long for any wrong token.
  public Optional<Caller> find(String shown) {
    var hash = sha256(shown);
    Optional<Caller> found = Optional.empty();
    for (var token : current()) {
      boolean matches = new Secret(token.hash()).matches(hash);
      if (matches && clock.instant().isBefore(token.expires())) {
        found = Optional.of(token.caller());
      }
    }
    return found;
  }

  private synchronized List<Token> current() {
    try {
      var changed = Files.getLastModifiedTime(file);
      if (!changed.equals(readAt)) {
        tokens = parse(Files.readAllLines(file));
        readAt = changed;
        log.atInfo().addKeyValue("tokens", tokens.size()).log("token file read again");
      }
    } catch (IOException | InvalidTokens e) {
      log.atWarn().setCause(e).log("the token file is not usable, the last good one counts");
    }
    return tokens;
  }

  private static List<Token> parse(List<String> lines) {
    var result = new ArrayList<Token>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        result.add(token(line, "line " + (i + 1)));
      }
    }
    if (result.isEmpty()) {
      throw new InvalidTokens("holds no token");
    }
    return List.copyOf(result);
  }

  private static Token token(String line, String where) {
    var words = line.split("\\s+", -1);
    if (words.length == 1) {
      if (line.length() < TOKEN_MIN) {
        throw new InvalidTokens(
            "holds a token of less than " + TOKEN_MIN + " characters, " + where);
      }
      return new Token(new Caller("default", Scope.ADMIN), sha256(line), Instant.MAX);
    }
    try {
      if (words.length > 4 || words.length < 3 || !NAME.matcher(words[0]).matches()) {
        throw new IllegalArgumentException("words");
      }
      if (!HASH.matcher(words[2]).matches()) {
        throw new IllegalArgumentException("hash");
      }
      return new Token(
          new Caller(words[0], scope(words[1])),
          words[2],
          words.length == 4 ? Instant.parse(words[3]) : Instant.MAX);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new InvalidTokens("must be a token, or name, scope, SHA-256 and expiry, in " + where);
    }
  }

  private static Scope scope(String word) {
    return switch (word) {
      case "read" -> Scope.READ;
      case "submit" -> Scope.SUBMIT;
      case "admin" -> Scope.ADMIN;
      default -> throw new IllegalArgumentException("scope");
    };
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
