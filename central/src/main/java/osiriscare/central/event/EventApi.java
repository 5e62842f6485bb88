package osiriscare.central.event;

import java.time.Duration;
import org.springframework.web.servlet.function.ServerResponse;
import osiriscare.central.account.Credentials;
import osiriscare.central.route.Call;

/// The event stream: it hears of the sites that its account may see.
public final class EventApi {
  /// What a stream is written in.
  public static final String MEDIA_TYPE = "text/event-stream";

  private static final Duration NEVER = Duration.ZERO;

  private final EventHub hub;
  private final Credentials credentials;

  EventApi(EventHub hub, Credentials credentials) {
    this.hub = hub;
    this.credentials = credentials;
  }

  /// Opens a stream: `hello` at once, then `site_changed` for each site of which something changed.
  public ServerResponse open(Call call) {
    hub.requireRoom();
    var account = call.account();
    return ServerResponse.sse(
        events -> hub.open(events, account.tenant(), () -> credentials.isStillValid(account)),
        NEVER);
  }
}
