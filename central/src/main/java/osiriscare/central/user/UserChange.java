package osiriscare.central.user;

import java.util.Locale;
import java.util.Optional;
import osiriscare.central.access.Role;
import osiriscare.central.route.Described;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Body of a change to an account: what is missing stays as it is.
public record UserChange(
    Optional<Role> role,
    @Described(
            value = "disabled ends its sessions and tokens; active also ends a lock",
            oneOf = {"active", "disabled"})
        Optional<String> status,
    Optional<String> displayName) {

  private enum Status {
    ACTIVE,
    DISABLED
  }

  static UserChange from(Fields fields) {
    var change =
        new UserChange(
            fields.optionalOneOf("role", Role.class),
            fields
                .optionalOneOf("status", Status.class)
                .map(status -> status.name().toLowerCase(Locale.ROOT)),
            fields.optionalText("display_name", 100).map(String::strip));
    if (change.displayName().filter(String::isEmpty).isPresent()) {
      throw fields.wrong("display_name", "must not be blank");
    }
    if (change.role().isEmpty() && change.status().isEmpty() && change.displayName().isEmpty()) {
      throw new InvalidRequest("body", "must change role, status or display_name");
    }
    return change;
  }

  boolean disables() {
    return status.filter("disabled"::equals).isPresent();
  }

  boolean makesBilling() {
    return role.filter(r -> r == Role.BILLING).isPresent();
  }

  /// Whether an administrator who is changed so stays one.
  boolean keepsAdmin() {
    return !disables() && role.filter(r -> r != Role.ADMIN).isEmpty();
  }

  ObjectNode toJson() {
    var json = Json.object();
    role.ifPresent(r -> json.put("role", r.word()));
    status.ifPresent(s -> json.put("status", s));
    displayName.ifPresent(name -> json.put("display_name", name));
    return json;
  }
}
