package osiriscare.receiver.policy;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.receiver.machine.Machine;

/// Compares what an appliance counted with what its signed bundles prove. Nothing that is told here
/// is kept or counted: rules are learned from bundles and orders alone.
public final class PatternEndpoint {
  private static final Duration COUNTED = Duration.ofDays(90);
  private static final int PATTERNS_MAX = 500;
  private static final int CHECK_MAX = 100;
  private static final long RUNS_MAX = 1_000_000_000;
  private static final Logger log = LoggerFactory.getLogger(PatternEndpoint.class);

  private static final String PROVEN =
      """
      SELECT check_type, runbook_id, count(*) AS runs, count(*) FILTER (WHERE outcome = 'healed') AS healed
        FROM healing_execution
       WHERE appliance_id = :appliance AND bundle_id IS NOT NULL AND runbook_id IS NOT NULL
         AND outcome IN ('healed', 'failed', 'reverted') AND started_at >= :since
       GROUP BY check_type, runbook_id ORDER BY check_type, runbook_id LIMIT :limit
      """;

  private final Database database;
  private final Clock clock;

  public PatternEndpoint(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A drift and what was done about it.
  private record Pattern(String checkType, String runbook) {
    static final Comparator<Pattern> ORDER =
        Comparator.comparing(Pattern::checkType).thenComparing(Pattern::runbook);
  }

  private record Counts(long occurrences, long successes) {
    static final Counts NONE = new Counts(0, 0);

    boolean isMoreThan(Counts other) {
      return occurrences > other.occurrences || successes > other.successes;
    }
  }

  /// Answers what is proven of each pattern that the appliance names, and of those that it does
  /// not.
  public Answer compare(Exchange exchange, Machine machine) {
    var told = told(exchange.body());
    var proven = database.inSites(Set.of(machine.site()), db -> proven(db, machine));
    var all = new TreeSet<>(Pattern.ORDER);
    all.addAll(told.keySet());
    all.addAll(proven.keySet());
    var answer = Json.object();
    var patterns = answer.putArray("patterns");
    int unproven = 0;
    for (var pattern : all) {
      var counts = proven.getOrDefault(pattern, Counts.NONE);
      var claim = Optional.ofNullable(told.get(pattern));
      boolean isUnproven = claim.filter(one -> one.isMoreThan(counts)).isPresent();
      unproven += isUnproven ? 1 : 0;
      patterns
          .addObject()
          .put("check_type", pattern.checkType())
          .put("runbook_id", pattern.runbook())
          .put("status", isUnproven ? "unproven" : claim.isPresent() ? "proven" : "not_told")
          .put("occurrences", counts.occurrences())
          .put("successes", counts.successes());
    }
    if (unproven > 0) {
      log.atWarn()
          .addKeyValue("appliance", machine.appliance())
          .addKeyValue("patterns", unproven)
          .log("an appliance counts runs that no bundle proves");
    }
    return Answer.ok(answer.put("unproven", unproven));
  }

  private static Map<Pattern, Counts> told(Fields body) {
    var told = new HashMap<Pattern, Counts>();
    body.objects(
            "patterns",
            PATTERNS_MAX,
            one -> {
              var pattern =
                  new Pattern(
                      one.text("check_type", CHECK_MAX),
                      one.parsed("runbook_id", RunbookId::new).value());
              long occurrences = one.integer("occurrences", 0, RUNS_MAX);
              var counts = new Counts(occurrences, one.integer("successes", 0, occurrences));
              return Map.entry(pattern, counts);
            })
        .forEach(entry -> {
          if (told.put(entry.getKey(), entry.getValue()) != null) {
            throw new InvalidRequest("patterns", "names a check and its runbook twice");
          }
        });
    return told;
  }

  private Map<Pattern, Counts> proven(Db db, Machine machine) {
    return db
        .sql(PROVEN)
        .param("appliance", machine.appliance().value())
        .param("since", Db.time(clock.instant().minus(COUNTED)))
        .param("limit", PATTERNS_MAX)
        .query((row, _) ->
            Map.entry(
                new Pattern(row.getString("check_type"), row.getString("runbook_id")),
                new Counts(row.getLong("runs"), row.getLong("healed"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
