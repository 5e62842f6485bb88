package osiriscare.central.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;

/// What a partner is told: one event, or how many of each kind. It is put together from words of
/// ours, numbers and sites alone, so that no name of a host or a person can come into it.
final class Summary {
  private static final int LISTED_MAX = 100;
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "ticket.opened", List.of("ticket opened", "tickets opened"),
          "ticket.raised", List.of("ticket became worse", "tickets became worse"),
          "ticket.not_acknowledged",
              List.of("ticket not answered in time", "tickets not answered in time"),
          "ticket.not_resolved",
              List.of("ticket not resolved in time", "tickets not resolved in time"),
          "appliance.offline", List.of("appliance offline", "appliances offline"),
          "appliance.back", List.of("appliance back", "appliances back"),
          "watcher.offline", List.of("watcher offline", "watchers offline"),
          "watcher.back", List.of("watcher back", "watchers back"));

  private Summary() {}

  /// @param delivery names the message when it tells of several events
  /// @param events at least one, each about a site
  static Message of(UUID delivery, List<Message> events, Instant now) {
    var sites = events.stream().map(event -> event.site().orElseThrow()).distinct().toList();
    var site = sites.size() == 1 ? Optional.of(sites.getFirst()) : Optional.<SiteId>empty();
    var path = site.map(Summary::path).orElse("/partner");
    if (events.size() == 1) {
      var only = events.getFirst();
      return new Message(
          only.event(),
          site,
          only.severity(),
          only.kind(),
          only.subject(),
          path,
          only.detail(),
          only.at());
    }
    var worst = events.stream().map(Message::severity).max(Comparator.naturalOrder()).orElseThrow();
    var detail = Json.object().put("count", events.size());
    var listed = detail.putArray("events");
    events.stream().limit(LISTED_MAX).forEach(event -> listed.add(event.toJson()));
    var paths = detail.putArray("site_paths");
    sites.stream().limit(LISTED_MAX).forEach(one -> paths.add(path(one)));
    return new Message(
        "summary " + delivery,
        site,
        worst,
        "summary",
        subject(events, sites.size(), worst),
        path,
        detail,
        now);
  }

  private static String path(SiteId site) {
    return "/sites/" + site.value();
  }

  private static String subject(List<Message> events, int sites, Severity worst) {
    var counts = new TreeMap<String, Integer>();
    events.forEach(event -> counts.merge(event.kind(), 1, Integer::sum));
    var parts =
        counts.entrySet().stream()
            .map(kind -> kind.getValue() + " " + word(kind.getKey(), kind.getValue()))
            .collect(Collectors.joining(", "));
    var where = sites == 1 ? "" : " at " + sites + " sites";
    return parts + where + " (worst: " + worst.word() + ")";
  }

  private static String word(String kind, int count) {
    var words = WORDS.getOrDefault(kind, List.of("event", "events"));
    return words.get(count == 1 ? 0 : 1);
  }
}
