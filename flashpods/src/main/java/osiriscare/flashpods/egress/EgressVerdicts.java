package osiriscare.flashpods.egress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a job reached and what was refused to it, counted by the kernel.
///
/// @param refusals refused packets of any kind, also those beyond the lists and of IPv6
public record EgressVerdicts(List<Contact> reached, List<Contact> refused, long refusals) {
  /// Most contacts of each list that are told.
  static final int TOLD_MAX = 50;

  public EgressVerdicts {
    reached = List.copyOf(reached);
    refused = List.copyOf(refused);
  }

  /// One destination.
  ///
  /// @param packets first packets of connections, and those of UDP without an answer
  public record Contact(String address, String protocol, int port, long packets) {}

  /// Reads what `nft -j list table` prints.
  static EgressVerdicts read(String table) {
    var reached = new ArrayList<Contact>();
    var refused = new ArrayList<Contact>();
    long refusals = 0;
    for (var entry : Json.parse(table, "nft").path("nftables")) {
      var set = entry.path("set");
      switch (set.path("name").asString("")) {
        case RuleText.REACHED -> contacts(set, reached);
        case RuleText.REFUSED -> contacts(set, refused);
        default -> refusals += entry.path("counter").path("packets").asLong(0);
      }
    }
    return new EgressVerdicts(reached, refused, refusals);
  }

  private static void contacts(JsonNode set, List<Contact> contacts) {
    for (var element : set.path("elem")) {
      var counted = element.path("elem");
      var parts = counted.path("val").path("concat");
      contacts.add(
          new Contact(
              parts.path(0).asString(),
              parts.path(1).asString(),
              parts.path(2).asInt(),
              counted.path("counter").path("packets").asLong(0)));
    }
    contacts.sort(Comparator.comparing(Contact::toString));
  }

  /// As the job's event carries it.
  public ObjectNode toJson() {
    var node = Json.object().put("refused_packets", refusals);
    node.set("reached", told(reached));
    node.set("refused", told(refused));
    return node;
  }

  private static JsonNode told(List<Contact> contacts) {
    var node = Json.object().put("count", contacts.size());
    var list = node.putArray("destinations");
    contacts.stream()
        .limit(TOLD_MAX)
        .forEach(contact ->
            list.addObject()
                .put("address", contact.address())
                .put("protocol", contact.protocol())
                .put("port", contact.port())
                .put("packets", contact.packets()));
    return node;
  }
}
