package osiriscare.central.delivery;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Something to tell.
///
/// @param event names what happened, once and for all: it is told to a channel once
/// @param site empty when it is not about one
/// @param kind a stable word such as `ticket.opened`
/// @param subject one line without names of hosts or people: mails cross other people's servers
/// @param path of the page in Central that says more
/// @param detail for machines
public record Message(
    String event,
    Optional<SiteId> site,
    Severity severity,
    String kind,
    String subject,
    String path,
    ObjectNode detail,
    Instant at) {

  ObjectNode toJson() {
    var json = Json.object();
    json.put("event", event);
    json.put("kind", kind);
    site.ifPresent(id -> json.put("site_id", id.value()));
    json.put("severity", severity.word());
    json.put("subject", subject);
    json.put("path", path);
    json.put("at", at.toString());
    json.set("detail", detail);
    return json;
  }

  static Message from(Fields fields) {
    return new Message(
        fields.text("event", 200),
        fields.optionalParsed("site_id", SiteId::new),
        Severity.valueOf(fields.text("severity", 20).toUpperCase(Locale.ROOT)),
        fields.text("kind", 100),
        fields.text("subject", 500),
        fields.text("path", 500),
        fields.object("detail").tree(),
        fields.instant("at"));
  }
}
