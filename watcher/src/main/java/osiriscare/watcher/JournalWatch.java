package osiriscare.watcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.protocol.id.HostId;
import osiriscare.watcher.journal.JournalEntry;
import osiriscare.watcher.journal.JournalFollower;
import osiriscare.watcher.pattern.LogPattern;
import osiriscare.watcher.report.IncidentWriter;
import osiriscare.watcher.store.WatcherStore;
import osiriscare.watcher.store.WatcherStore.Line;
import osiriscare.watcher.store.WatcherStore.Sighting;
import osiriscare.watcher.store.WatcherStore.Sign;

/// Reads the journal from where it was read to, and counts what matches. Belongs to one thread.
final class JournalWatch {
  /// Hosts that are told apart in a journal that holds several; the rest counts as ours.
  static final int HOSTS_MAX = 200;

  /// Units that are told apart by patterns that do.
  static final int UNITS_MAX = 500;

  private static final int SAMPLE_MAX = 500;
  private static final Duration BLIND_AFTER = Duration.ofSeconds(30);
  private static final Duration READ_WAIT = Duration.ofMillis(500);
  private static final Logger log = LoggerFactory.getLogger(JournalWatch.class);

  private final WatcherStore store;
  private final List<LogPattern> patterns;
  private final IncidentWriter writer;
  private final HostId host;
  private final Optional<Path> journal;
  private final Clock clock;
  private final Set<String> hosts = new HashSet<>();
  private final Set<String> units = new HashSet<>();
  private volatile Instant lookedAt;

  JournalWatch(
      WatcherStore store,
      List<LogPattern> patterns,
      IncidentWriter writer,
      HostId host,
      Optional<Path> journal,
      Clock clock) {
    this.store = store;
    this.patterns = patterns;
    this.writer = writer;
    this.host = host;
    this.journal = journal;
    this.clock = clock;
    this.lookedAt = clock.instant();
  }

  /// Whether the journal was not read for so long that nobody knows what is in it.
  boolean isBlind() {
    return Duration.between(lookedAt, clock.instant()).compareTo(BLIND_AFTER) > 0;
  }

  /// Follows the journal until it ends or we are closed. At the very first start the journal's past
  /// is left alone; from then on nothing is.
  void follow(BooleanSupplier isOpen) throws IOException, InterruptedException {
    if (store.cursor().isEmpty()) {
      var end = JournalFollower.end(journal);
      end.ifPresent(cursor -> store.read(List.of(), cursor));
    }
    try (var follower = JournalFollower.after(store.cursor(), journal)) {
      while (isOpen.getAsBoolean() && !follower.isOver()) {
        take(follower.next(READ_WAIT));
        if (!follower.isOver()) {
          lookedAt = clock.instant();
        }
      }
    }
  }

  /// Counts a batch of lines and keeps the place behind it.
  void take(List<String> lines) {
    var read = new ArrayList<Line>();
    var cursor = Optional.<String>empty();
    for (var line : lines) {
      var entry = JournalEntry.parse(line);
      if (entry.isEmpty()) {
        log.atWarn().log("journal line not understood");
        continue;
      }
      cursor = entry.map(JournalEntry::cursor);
      patterns.forEach(pattern -> meaning(pattern, entry.get()).ifPresent(read::add));
    }
    cursor.ifPresent(place -> store.read(read, place));
  }

  // A line that says both is no good news.
  private Optional<Line> meaning(LogPattern pattern, JournalEntry entry) {
    if (pattern.matches(entry)) {
      return Optional.of(sighting(pattern, entry));
    }
    var subject = subject(pattern, entry);
    // Of units that are counted together nobody knows which one is well.
    boolean isTold = !pattern.facts().isPerUnit() || !subject.isEmpty();
    return isTold && pattern.isOver(entry)
        ? Optional.of(
            new Sign(pattern.id(), hostOf(entry), subject, clock.instant().plus(pattern.quiet())))
        : Optional.empty();
  }

  private String subject(LogPattern pattern, JournalEntry entry) {
    return pattern.facts().isPerUnit() ? named(units, UNITS_MAX, entry.unit()) : "";
  }

  private Sighting sighting(LogPattern pattern, JournalEntry entry) {
    var now = clock.instant();
    var message = entry.message();
    return new Sighting(
        pattern.id(),
        hostOf(entry),
        subject(pattern, entry),
        entry.unit(),
        writer.scrub(pattern.read(entry)),
        writer.scrub(message.substring(0, Math.min(SAMPLE_MAX, message.length()))),
        now,
        now.plus(pattern.gather()));
  }

  private String hostOf(JournalEntry entry) {
    try {
      var named = new HostId(entry.host()).value();
      var known = named(hosts, HOSTS_MAX, named);
      return known.isEmpty() ? host.value() : known;
    } catch (IllegalArgumentException _) {
      // It has no usable name: it counts as ours.
      return host.value();
    }
  }

  // So many are told apart; the rest is counted together.
  private static String named(Set<String> known, int max, String name) {
    return known.contains(name) || (known.size() < max && known.add(name)) ? name : "";
  }
}
