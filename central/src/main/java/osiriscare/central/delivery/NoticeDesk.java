package osiriscare.central.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import osiriscare.central.delivery.NoticeStore.Waiting;
import osiriscare.central.job.Lease;
import osiriscare.database.Database;
import osiriscare.database.Db;

/// Makes one message of what is due for a channel: of one site, or of all where it takes digests;
/// and one of what is due for somebody of a client.
final class NoticeDesk {
  private static final int PER_TURN = 5_000;

  private final Database database;
  private final Clock clock;

  NoticeDesk(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Group(UUID channel, String site) {
    static Group of(Waiting one) {
      return new Group(
          one.channel(), one.isDigest() ? "" : one.message().site().orElseThrow().value());
    }
  }

  /// Hands on what is due, once: several Centrals take turns.
  void work() {
    var _ =
        database.inPlatform(db -> {
          if (Lease.take(db, "notices")) {
            hand(db);
            handPeople(db);
          }
          return db;
        });
  }

  private void hand(Db db) {
    var now = clock.instant();
    var groups = new LinkedHashMap<Group, List<Waiting>>();
    for (var one : NoticeStore.due(db, now, PER_TURN)) {
      groups.computeIfAbsent(Group.of(one), _ -> new ArrayList<>()).add(one);
    }
    groups.forEach((group, waiting) -> {
      var id = UUID.randomUUID();
      var message = Summary.of(id, waiting.stream().map(Waiting::message).toList(), now);
      DeliveryStore.insert(db, id, group.channel(), message, now, now);
      NoticeStore.told(db, waiting.stream().map(Waiting::id).toList(), id);
    });
  }

  private void handPeople(Db db) {
    var now = clock.instant();
    var people = new LinkedHashMap<UUID, List<PersonNotices.Waiting>>();
    for (var one : PersonNotices.due(db, now, PER_TURN)) {
      people.computeIfAbsent(one.person(), _ -> new ArrayList<>()).add(one);
    }
    people.forEach((person, waiting) -> {
      var id = UUID.randomUUID();
      var events = waiting.stream().map(PersonNotices.Waiting::message).toList();
      PersonNotices.deliver(db, id, person, ClientSummary.of(id, events, now), now);
      NoticeStore.told(db, waiting.stream().map(PersonNotices.Waiting::id).toList(), id);
    });
  }
}
