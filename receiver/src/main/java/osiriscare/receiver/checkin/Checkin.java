package osiriscare.receiver.checkin;

import java.time.Instant;
import java.util.Optional;
import osiriscare.protocol.checkin.CheckinRequest;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/// A check-in as it reaches the receiver.
///
/// @param lastResponse `server_time` of the last answer that the appliance has acted on; older
///   agents do not say
public record Checkin(CheckinRequest request, Optional<Instant> lastResponse) {
  private static final String LAST_RESPONSE = "last_response_time";

  /// Reads a request body.
  public static Checkin from(Fields fields) {
    return new Checkin(
        CheckinRequest.from(fields),
        fields.has(LAST_RESPONSE) ? Optional.of(fields.instant(LAST_RESPONSE)) : Optional.empty());
  }

  /// Who checks in.
  public ApplianceId appliance() {
    return request.appliance();
  }

  ObjectNode toItem() {
    var item = request.toJson().put("appliance_id", appliance().value());
    lastResponse.ifPresent(time -> item.put(LAST_RESPONSE, time.toString()));
    return item;
  }
}
