package osiriscare.receiver.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.incident.IncidentStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.params.XReadGroupParams;

/// The streams of all sites, as one member of the consumer group sees them. Belongs to one thread.
final class SiteStreams {
  /// Refused entries that are kept for a person, about.
  static final int REFUSED_MAX = 10_000;

  private static final int ENTRIES_PER_STREAM = 50;
  private static final int STREAMS_PER_READ = 500;

  // Whoever takes the entry off the group's list moves it: two members cannot both.
  private static final String MOVE_ASIDE =
      """
      local entry = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])
      if redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
      local kept = {'origin', KEYS[1] .. ' ' .. ARGV[2], 'reason', ARGV[3]}
      local fields = entry[1] and entry[1][2] or {}
      for i = 1, #fields, 2 do
        for known = 5, #ARGV do
          if fields[i] == ARGV[known] then
            table.insert(kept, fields[i])
            table.insert(kept, string.sub(fields[i + 1], 1, 65536))
          end
        end
        if #kept > 20 then break end
      end
      redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[4], '*', unpack(kept))
      redis.call('XDEL', KEYS[1], ARGV[2])
      return 1
      """;

  // Look and deed are one: a member that got an entry meanwhile would lose it.
  private static final String FORGET_MEMBERS =
      """
      for _, raw in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
        local member = {}
        for i = 1, #raw, 2 do member[raw[i]] = raw[i + 1] end
        if member['pending'] == 0 and member['idle'] > tonumber(ARGV[2]) then
          redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], member['name'])
        end
      end
      return 0
      """;

  private static final Logger log = LoggerFactory.getLogger(SiteStreams.class);

  private final Jedis redis;
  private final String member;
  private final Set<String> streams = new HashSet<>();

  SiteStreams(Jedis redis, String member) {
    this.redis = redis;
    this.member = member;
  }

  /// One entry that is ours to handle.
  ///
  /// @param deliveries how often it was handed to somebody, this time included
  record Entry(SiteId site, String id, Map<String, String> fields, long deliveries) {}

  /// Reads these sites' streams from now on, from their beginning.
  void watch(Collection<SiteId> sites) {
    for (var site : sites) {
      var stream = IncidentStream.of(site);
      if (!streams.contains(stream) && join(stream)) {
        streams.add(stream);
      }
    }
  }

  // A stream that cannot be read must not keep us from the others.
  private boolean join(String stream) {
    try {
      redis.xgroupCreate(stream, IncidentStream.GROUP, new StreamEntryID(0, 0), true);
    } catch (JedisDataException e) {
      if (!String.valueOf(e.getMessage()).startsWith("BUSYGROUP")) {
        log.atError().addKeyValue("stream", stream).setCause(e).log("stream cannot be read");
        return false;
      }
    }
    return true;
  }

  /// Whether there is no stream to read.
  boolean isEmpty() {
    return streams.isEmpty();
  }

  /// Entries that nobody got yet; waits for some up to `wait`.
  List<Entry> fresh(Duration wait) {
    var all = List.copyOf(streams);
    int reads = Math.ceilDiv(all.size(), STREAMS_PER_READ);
    var entries = new ArrayList<Entry>();
    for (int from = 0; from < all.size(); from += STREAMS_PER_READ) {
      var positions = new HashMap<String, StreamEntryID>();
      all.subList(from, Math.min(all.size(), from + STREAMS_PER_READ))
          .forEach(stream -> positions.put(stream, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
      var read =
          XReadGroupParams.xReadGroupParams()
              .count(ENTRIES_PER_STREAM)
              .block(Math.max(1, (int) wait.toMillis() / reads));
      var found = redis.xreadGroup(IncidentStream.GROUP, member, read, positions);
      if (found != null) {
        found.forEach(stream ->
            stream
                .getValue()
                .forEach(entry ->
                    entries.add(entry(stream.getKey(), entry.getID(), entry.getFields(), 1))));
      }
    }
    return entries;
  }

  /// Entries that somebody got and left lying for longer than `idle`; they are ours now.
  List<Entry> abandoned(Duration idle) {
    var entries = new ArrayList<Entry>();
    for (var stream : streams) {
      var claim = XAutoClaimParams.xAutoClaimParams().count(ENTRIES_PER_STREAM);
      var claimed =
          redis.xautoclaim(
              stream,
              IncidentStream.GROUP,
              member,
              idle.toMillis(),
              new StreamEntryID(0, 0),
              claim);
      for (var entry : claimed.getValue()) {
        // Redis 6 answers nothing for an entry that was deleted meanwhile.
        if (entry != null) {
          var id = entry.getID();
          entries.add(entry(stream, id, entry.getFields(), deliveries(stream, id)));
        }
      }
    }
    return entries;
  }

  private long deliveries(String stream, StreamEntryID id) {
    return redis
        .xpending(stream, IncidentStream.GROUP, XPendingParams.xPendingParams(id, id, 1))
        .stream()
        .mapToLong(pending -> pending.getDeliveredTimes())
        .findFirst()
        .orElse(1);
  }

  private static Entry entry(
      String stream, StreamEntryID id, Map<String, String> fields, long deliveries) {
    return new Entry(IncidentStream.site(stream), id.toString(), fields, deliveries);
  }

  /// Says that an entry is stored. It is not needed any more. Both at once: what nobody holds and
  /// nobody deleted would lie in the stream for ever.
  void done(Entry entry) {
    var stream = IncidentStream.of(entry.site());
    var id = new StreamEntryID(entry.id());
    try (var both = redis.multi()) {
      both.xack(stream, IncidentStream.GROUP, id);
      both.xdel(stream, id);
      both.exec();
    }
  }

  /// Moves an entry to where a person can look at it.
  ///
  /// @return whether nobody else did so before
  boolean moveAside(Entry entry, String reason) {
    var moved =
        redis.eval(
            MOVE_ASIDE,
            List.of(IncidentStream.of(entry.site()), IncidentStream.REFUSED),
            List.of(
                IncidentStream.GROUP,
                entry.id(),
                reason,
                Integer.toString(REFUSED_MAX),
                IncidentStream.WATCHER,
                IncidentStream.BODY,
                IncidentStream.SIGNATURE));
    return Long.valueOf(1).equals(moved);
  }

  /// How many entries wait for a person.
  long movedAside() {
    return redis.xlen(IncidentStream.REFUSED);
  }

  /// Strikes members off that hold nothing and said nothing for so long: they are gone.
  void forgetMembers(Duration idle) {
    for (var stream : streams) {
      redis.eval(
          FORGET_MEMBERS,
          List.of(stream),
          List.of(IncidentStream.GROUP, Long.toString(idle.toMillis())));
    }
  }
}
