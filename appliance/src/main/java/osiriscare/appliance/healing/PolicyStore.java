package osiriscare.appliance.healing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.healing.PromotedRule;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.json.Json;

/// What Central said of healing, kept for the time without it: the last good documents as they were
/// signed, and the rules that were promoted.
final class PolicyStore {
  private final LocalStore store;

  PolicyStore(LocalStore store) {
    this.store = store;
  }

  /// Which document.
  enum Kind {
    RULES,
    ALLOWANCE;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Empty before the first.
  Optional<SignedDocument> last(Kind kind) {
    return store.transaction(connection -> {
      try (var query =
          connection.prepareStatement("SELECT document FROM signed_document WHERE kind = ?")) {
        query.setString(1, kind.word());
        var row = query.executeQuery();
        return row.next()
            ? Optional.of(SignedDocument.from(Json.object(row.getString(1), "document")))
            : Optional.empty();
      }
    });
  }

  /// Replaces it.
  void keep(Kind kind, SignedDocument document) {
    store.transaction(connection -> {
      try (var upsert =
          connection.prepareStatement(
              "INSERT OR REPLACE INTO signed_document (kind, document) VALUES (?, ?)")) {
        upsert.setString(1, kind.word());
        upsert.setString(2, Json.text(document.toJson()));
        return upsert.executeUpdate();
      }
    });
  }

  /// All promoted rules, the first installed first.
  List<PromotedRule> promoted() {
    return store.transaction(connection -> {
      var found = new ArrayList<PromotedRule>();
      try (var query =
          connection.prepareStatement("SELECT body FROM promoted_rule ORDER BY installed_at")) {
        var row = query.executeQuery();
        while (row.next()) {
          found.add(PromotedRule.from(Json.object(row.getString(1), "promoted_rule")));
        }
      }
      return found;
    });
  }

  /// Installs a rule, in place of one with the same id.
  void promote(PromotedRule rule, Instant now) {
    store.transaction(connection -> insert(connection, rule, now));
  }

  private static int insert(Connection connection, PromotedRule rule, Instant now)
      throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO promoted_rule (rule_id, body, installed_at) VALUES (?, ?, ?)")) {
      upsert.setString(1, rule.id());
      upsert.setString(2, Json.text(rule.toJson()));
      upsert.setLong(3, now.toEpochMilli());
      return upsert.executeUpdate();
    }
  }
}
