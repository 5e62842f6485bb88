package osiriscare.appliance.drift.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.NotUnderstood;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.healing.baseline.Baseline;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The last backup succeeded recently, and a restore was tried.
final class BackupCheck {
  /// When what last succeeded.
  ///
  /// @param restoreTest empty when its source does not tell
  record Successes(Optional<Instant> backup, Optional<Instant> restoreTest) {}

  private BackupCheck() {}

  static Finding run(Subject subject) {
    var wanted = subject.baseline().backup();
    if (wanted.isEmpty()) {
      return Finding.unknown("no backup is declared in the baseline");
    }
    var backup = wanted.get();
    var seen =
        switch (backup.kind()) {
          case STATUS_FILE ->
              subject
                  .host()
                  .files()
                  .text(backup.statusFile().orElseThrow())
                  .map(text -> text.map(BackupCheck::parseStatus).orElse(NONE));
          case RESTIC -> restic(subject.host(), backup);
          case BORG -> borg(subject.host(), backup);
        };
    return Finding.judge(seen, found -> decide(found, backup, subject.now()));
  }

  private static final Successes NONE = new Successes(Optional.empty(), Optional.empty());

  private static Seen<Successes> restic(Host host, Baseline.Backup backup) {
    return host.program("restic")
        .then(restic ->
            host.commands()
                .textOf(
                    restic,
                    "--repo",
                    backup.repository().orElseThrow(),
                    "--password-file",
                    backup.passwordFile().orElseThrow(),
                    "--no-lock",
                    "--no-cache",
                    "snapshots",
                    "--json",
                    "--latest",
                    "1"))
        .map(BackupCheck::parseRestic);
  }

  /// Only a repository that asks for no passphrase: borg takes one from the environment alone.
  private static Seen<Successes> borg(Host host, Baseline.Backup backup) {
    return host.program("borg")
        .then(borg ->
            host.commands()
                .textOf(
                    borg,
                    "--bypass-lock",
                    "list",
                    "--json",
                    "--last",
                    "1",
                    backup.repository().orElseThrow()))
        .map(BackupCheck::parseBorg);
  }

  static Successes parseStatus(String json) {
    try {
      var fields = Json.object(json, "status file");
      return new Successes(time(fields, "last_success"), time(fields, "last_restore_test"));
    } catch (InvalidRequest e) {
      throw new NotUnderstood("the backup's " + e.getMessage());
    }
  }

  private static Optional<Instant> time(Fields fields, String name) {
    return fields.optionalParsed(name, text -> OffsetDateTime.parse(text).toInstant());
  }

  static Successes parseRestic(String json) {
    try {
      return Json.parse(json, "restic") instanceof ArrayNode snapshots
          ? newest(snapshots, "time")
          : NONE;
    } catch (InvalidRequest e) {
      throw new NotUnderstood("the output of " + e.getMessage());
    }
  }

  static Successes parseBorg(String json) {
    try {
      return newest(Json.object(json, "borg").array("archives", 10), "start");
    } catch (InvalidRequest e) {
      throw new NotUnderstood("the output of " + e.getMessage());
    }
  }

  private static Successes newest(ArrayNode list, String name) {
    var times = new ArrayList<Instant>();
    for (var entry : list) {
      if (!(entry instanceof ObjectNode object)) {
        throw new NotUnderstood("the list of backups");
      }
      times.add(anyTime(Fields.of(object).text(name, 100)));
    }
    return new Successes(times.stream().max(Instant::compareTo), Optional.empty());
  }

  /// restic writes an offset, borg the local time of the host.
  private static Instant anyTime(String text) {
    try {
      return text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException _) {
      throw new NotUnderstood("the time of a backup");
    }
  }

  static Finding decide(Successes found, Baseline.Backup wanted, Instant now) {
    if (found.backup().isEmpty()) {
      return Finding.fail("no backup ever succeeded");
    }
    var hours = Duration.between(found.backup().get(), now).toHours();
    var testDays = found.restoreTest().map(test -> Duration.between(test, now).toDays());
    var finding = verdict(hours, testDays, wanted).withMeasure("age_hours", hours);
    testDays.ifPresent(days -> finding.withMeasure("restore_test_age_days", days));
    return finding;
  }

  private static Finding verdict(long hours, Optional<Long> testDays, Baseline.Backup wanted) {
    if (hours < -1) {
      return Finding.unknown("the last backup lies in the future");
    }
    if (hours >= wanted.ageHoursMax()) {
      return Finding.fail("the last backup is " + hours + " hours old");
    }
    return testDays
        .map(days ->
            Finding.failWhen(
                days > wanted.restoreTestDaysMax(),
                "the last restore test is " + days + " days old"))
        .orElseGet(() -> Finding.unknown("nothing tells when a restore was last tested"));
  }
}
