package osiriscare.central;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The table of who may call what, read from `access-matrix.txt`.
final class AccessMatrix {
  private static final Pattern ROW =
      Pattern.compile("(\\S+)\\s+([A-Z]+)\\s+([^\\s?]+)(\\?\\S+)?(?:\\s+(\\S.*))?");

  private AccessMatrix() {}

  /// What a row says of a route.
  enum Reach {
    OPEN,
    SESSION,
    ME,
    ACCOUNT,
    LIST,
    READ,
    OPERATE,
    ONCE,
    PARTNER,
    PARTNER_READ,
    PARTNER_OPERATE,
    PARTNER_ADMIN,
    STAFF_READ,
    STAFF_OPERATE,
    ADMIN,
    CLIENT,
    CLIENT_ADMIN,
    CLIENT_OWNER;

    static Reach of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /// @param template as the route has it
  /// @param query with its question mark, or empty
  record Row(Reach reach, String method, String template, String query, Optional<String> body) {
    String route() {
      return method + " " + template;
    }

    @Override
    public String toString() {
      return route() + query;
    }
  }

  /// Who calls, as far as the table asks.
  ///
  /// @param partner the partner it is bound to; empty for the platform's
  /// @param hasSession whether it comes with a person's session
  record Caller(String role, Optional<String> partner, boolean hasSession) {
    boolean operates() {
      return Set.of("operator", "admin").contains(role);
    }

    boolean reads() {
      return !role.equals("billing");
    }

    boolean sees(String partnerOfRow) {
      return partner.isEmpty() || partner.get().equals(partnerOfRow);
    }
  }

  /// What has to come of a call.
  enum Verdict {
    ALLOWED,
    FORBIDDEN,
    HIDDEN
  }

  /// What has to come of a call about something of partner a.
  static Verdict verdict(Row row, Caller caller) {
    var reach = row.reach();
    boolean isStaff = caller.partner().isEmpty();
    boolean mayCall =
        switch (reach) {
          case OPEN, ME -> true;
          case ACCOUNT, LIST, READ -> caller.reads();
          case PARTNER -> !isStaff;
          case PARTNER_READ -> !isStaff && caller.reads();
          case PARTNER_OPERATE -> !isStaff && caller.operates();
          case PARTNER_ADMIN -> !isStaff && caller.role().equals("admin") && caller.hasSession();
          case SESSION -> caller.hasSession();
          case OPERATE, ONCE -> caller.operates();
          case STAFF_READ -> isStaff;
          case STAFF_OPERATE -> isStaff && caller.operates();
          case ADMIN -> isStaff && caller.role().equals("admin");
          case CLIENT, CLIENT_ADMIN, CLIENT_OWNER -> false;
        };
    if (!mayCall) {
      return Verdict.FORBIDDEN;
    }
    boolean isOfATenant =
        Set.of(Reach.READ, Reach.OPERATE, Reach.ONCE).contains(reach)
            || (row.template().startsWith("/api/partners/me/") && row.template().contains("{"));
    return isOfATenant && !caller.sees("a") ? Verdict.HIDDEN : Verdict.ALLOWED;
  }

  /// Whether somebody of a client may call, by role; nothing but the doors for clients and those
  /// for anyone lets it in.
  static boolean mayClientCall(Row row, String role) {
    return switch (row.reach()) {
      case OPEN, CLIENT -> true;
      case CLIENT_ADMIN -> !role.equals("viewer");
      case CLIENT_OWNER -> role.equals("owner");
      default -> false;
    };
  }

  /// All rows.
  static List<Row> rows() {
    try (var in = AccessMatrix.class.getResourceAsStream("/access-matrix.txt")) {
      if (in == null) {
        throw new IllegalStateException("no access-matrix.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(AccessMatrix::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    var match = ROW.matcher(line.strip());
    if (!match.matches()) {
      throw new IllegalStateException("not a row: " + line);
    }
    return new Row(
        Reach.of(match.group(1)),
        match.group(2),
        match.group(3),
        Optional.ofNullable(match.group(4)).orElse(""),
        Optional.ofNullable(match.group(5)));
  }
}
