package osiriscare.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import osiriscare.protocol.id.Secret;

/// Where the database is and who we are there. Never prints the password.
///
/// @param jdbcUrl without user and password
public record DatabaseUrl(String jdbcUrl, String user, Secret password) {
  private static final String JDBC = "jdbc:";

  /// Reads `postgresql://user:password@host:port/db?options` (also `postgres://`) and
  /// `jdbc:postgresql://host:port/db?user=…&password=…`.
  ///
  /// @throws IllegalArgumentException saying which part is missing, without quoting the text
  public static DatabaseUrl parse(String text) {
    var plain = text.strip();
    if (plain.startsWith(JDBC)) {
      plain = plain.substring(JDBC.length());
    }
    URI uri;
    try {
      uri = URI.create(plain);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("DATABASE_URL is not a URL");
    }
    var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
    if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
      throw new IllegalArgumentException(
          "DATABASE_URL must start with postgresql:// or jdbc:postgresql://");
    }
    if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
      throw new IllegalArgumentException("DATABASE_URL must name a host and a database");
    }
    return of(uri);
  }

  private static DatabaseUrl of(URI uri) {
    var user = "";
    var password = "";
    var userInfo = Optional.ofNullable(uri.getRawUserInfo()).orElse("");
    if (!userInfo.isEmpty()) {
      int colon = userInfo.indexOf(':');
      user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
      password = colon < 0 ? "" : decode(userInfo.substring(colon + 1));
    }
    var options = new ArrayList<String>();
    for (var option : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
      if (option.startsWith("user=")) {
        user = decode(option.substring("user=".length()));
      } else if (option.startsWith("password=")) {
        password = decode(option.substring("password=".length()));
      } else if (!option.isEmpty()) {
        options.add(option);
      }
    }
    if (user.isEmpty()) {
      throw new IllegalArgumentException("DATABASE_URL must name a user");
    }
    var port = uri.getPort() < 0 ? 5432 : uri.getPort();
    var query = options.isEmpty() ? "" : "?" + String.join("&", options);
    return new DatabaseUrl(
        "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query,
        user,
        new Secret(password));
  }

  /// The same database as somebody else.
  public DatabaseUrl as(String otherUser, Secret otherPassword) {
    return new DatabaseUrl(jdbcUrl, otherUser, otherPassword);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
