package osiriscare.central.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.springframework.web.servlet.function.ServerResponse.SseBuilder;
import osiriscare.database.Tenant;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// All open streams of this Central.
final class EventHub {
  /// Most streams at a time.
  static final int STREAMS_MAX = 500;

  private static final Pattern COMMA = Pattern.compile(",");

  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final SitePartners partners;
  private volatile boolean isStopping;

  EventHub(SitePartners partners) {
    this.partners = partners;
  }

  /// Refuses a stream that would be one too many.
  void requireRoom() {
    if (isStopping || streams.size() >= STREAMS_MAX) {
      throw new ProblemException(
          ProblemCode.UNAVAILABLE, "No more event streams can be opened now");
    }
  }

  /// Begins a stream.
  ///
  /// @param tenant whose sites it hears of
  void open(SseBuilder events, Tenant tenant, BooleanSupplier isStillAllowed) {
    var stream = new EventStream(events, tenant, isStillAllowed);
    events.onError(_ -> stream.close()).onTimeout(stream::close).onComplete(stream::close);
    if (!stream.greet()) {
      return;
    }
    streams.add(stream);
    Thread.ofVirtual()
        .name("event-stream")
        .start(() -> {
          try {
            stream.run();
          } finally {
            streams.remove(stream);
          }
        });
    if (isStopping) {
      stream.close();
    }
  }

  /// Tells every browser that may see the sites about a notification.
  ///
  /// @param sites site ids with commas between
  void sitesChanged(String sites) {
    for (var site : COMMA.split(sites, -1)) {
      streams.stream()
          .filter(stream -> partners.mayBeSeen(site, stream.tenant()))
          .forEach(stream -> stream.siteChanged(site));
    }
  }

  /// Ends all streams; browsers open new ones and fetch what they may have missed.
  void closeStreams() {
    streams.forEach(EventStream::close);
  }

  /// Ends all streams for good.
  void stop() {
    isStopping = true;
    closeStreams();
  }

  int size() {
    return streams.size();
  }
}
