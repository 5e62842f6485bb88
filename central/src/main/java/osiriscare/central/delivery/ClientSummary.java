package osiriscare.central.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import osiriscare.protocol.json.Json;

/// What somebody of a client is told: one event, or how many of each kind in plain words.
final class ClientSummary {
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "site.silent", List.of("1 box is silent", "%d boxes are silent"),
          "site.back", List.of("1 box is heard of again", "%d boxes are heard of again"),
          "problem.long",
              List.of(
                  "1 serious problem is open for more than a day",
                  "%d serious problems are open for more than a day"),
          "problem.solved",
              List.of("1 serious problem is solved", "%d serious problems are solved"),
          "report.ready", List.of("1 report is ready", "%d reports are ready"));

  private ClientSummary() {}

  /// @param delivery names the message when it tells of several events
  /// @param events at least one
  static Message of(UUID delivery, List<Message> events, Instant now) {
    if (events.size() == 1) {
      return events.getFirst();
    }
    var counts = new TreeMap<String, Integer>();
    events.forEach(event -> counts.merge(event.kind(), 1, Integer::sum));
    var subject =
        counts.entrySet().stream()
            .map(kind -> words(kind.getKey(), kind.getValue()))
            .collect(Collectors.joining(", "));
    return new Message(
        "summary " + delivery,
        Optional.empty(),
        events.stream().map(Message::severity).max(Comparator.naturalOrder()).orElseThrow(),
        "summary",
        subject,
        "/client/notifications",
        Json.object().put("count", events.size()),
        now);
  }

  private static String words(String kind, int count) {
    var words = Optional.ofNullable(WORDS.get(kind)).orElseThrow();
    return count == 1 ? words.getFirst() : words.getLast().formatted(count);
  }
}
