package osiriscare.protocol.incident;

import osiriscare.protocol.id.SiteId;

/// How incidents travel over Redis Streams: one stream per site, to which the site's ACL user may
/// add and do nothing else. An entry carries the exact body of `POST /incidents` and the watcher's
/// Ed25519 signature over it.
public final class IncidentStream {
  /// Field: which watcher speaks.
  public static final String WATCHER = "watcher_id";

  /// Field: the body, as it was signed.
  public static final String BODY = "body";

  /// Field: the signature over the body's UTF-8 bytes, in hex.
  public static final String SIGNATURE = "signature";

  /// Where entries go that no retry can help, with [#REASON] and [#ORIGIN]; kept for a person.
  public static final String REFUSED = "osiris:incidents-refused";

  /// Field of a refused entry: the problem's code and words.
  public static final String REASON = "reason";

  /// Field of a refused entry: stream and entry id that it had.
  public static final String ORIGIN = "origin";

  /// The consumer group that all receivers share.
  public static final String GROUP = "receiver";

  private static final String PREFIX = "osiris:incidents:";

  private IncidentStream() {}

  /// The stream of a site.
  public static String of(SiteId site) {
    return PREFIX + site.value();
  }

  /// The site whose stream it is.
  ///
  /// @throws IllegalArgumentException when it is no site's stream
  public static SiteId site(String stream) {
    if (!stream.startsWith(PREFIX)) {
      throw new IllegalArgumentException("must begin with " + PREFIX);
    }
    return new SiteId(stream.substring(PREFIX.length()));
  }
}
