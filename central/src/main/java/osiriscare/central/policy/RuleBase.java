package osiriscare.central.policy;

import static osiriscare.central.sql.Columns.text;

import java.time.Instant;
import java.util.List;
import osiriscare.database.Db;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleSource;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;

/// The rules that a build of Central ships for sites. Of several builds on one database the one
/// that came last counts for all, also when an older one signs.
///
/// @param content canonical JSON of the rules
record RuleBase(String content) {
  private static final int RULES_MAX = 20_000;

  /// What a build ships.
  static RuleBase of(List<Rule> rules) {
    var json = Json.object();
    var list = json.putArray("rules");
    rules.forEach(rule -> list.add(rule.toJson()));
    return new RuleBase(CanonicalJson.of(json));
  }

  String sha256() {
    return Sha256.hex(content);
  }

  /// The rules.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest when a newer build wrote what this one does
  ///   not know: then only the newer one can sign
  List<Rule> rules() {
    return Json.object(content, "rule base")
        .objects("rules", RULES_MAX, rule -> RuleDocument.rule(rule, RuleSource.SYNCED));
  }

  private static final String REGISTER =
      """
      INSERT INTO rule_base (base_sha256, content, build_id, first_seen)
      SELECT :sha, :content, :build, :now
       WHERE NOT EXISTS (SELECT 1 FROM rule_base WHERE build_id = :build AND base_sha256 = :sha)
      ON CONFLICT DO NOTHING
      """;

  /// Makes this build known; when it is new, it is the newest.
  void register(Db db, String buildId, Instant now) {
    db.sql(REGISTER)
        .param("sha", sha256())
        .param("content", content)
        .param("build", buildId)
        .param("now", Db.time(now))
        .update();
  }

  private static final String NEWEST =
      """
      SELECT content FROM rule_base ORDER BY base_number DESC LIMIT 1
      """;

  /// The newest build's.
  static RuleBase newest(Db db) {
    return db.sql(NEWEST).query((row, _) -> new RuleBase(text(row, "content"))).single();
  }
}
