package osiriscare.central.notification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.route.Described;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Fields;

/// What differs at a site.
public record SiteNotifications(
    @Described("Whether nothing is told of it") boolean isMuted,
    @Described(
            value = "Instead of what its channels say",
            oneOf = {"low", "medium", "high", "critical"})
        Optional<String> severityMin,
    @Described("The only channels that hear of it; all when missing")
        Optional<List<String>> channelIds) {
  private static final int CHANNELS_MAX = 50;
  static final SiteNotifications NONE =
      new SiteNotifications(false, Optional.empty(), Optional.empty());

  public SiteNotifications {
    channelIds = channelIds.map(List::copyOf);
  }

  static SiteNotifications from(Fields fields) {
    var ids = fields.texts("channel_ids", CHANNELS_MAX, 36);
    for (int i = 0; i < ids.size(); i++) {
      try {
        var _ = UUID.fromString(ids.get(i));
      } catch (IllegalArgumentException _) {
        throw fields.wrong("channel_ids[" + i + "]", "must be a UUID");
      }
    }
    return new SiteNotifications(
        fields.bool("is_muted", false),
        fields.optionalOneOf("severity_min", Severity.class).map(Severity::word),
        fields.has("channel_ids") ? Optional.of(ids) : Optional.empty());
  }
}
