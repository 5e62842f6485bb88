package osiriscare.flashpods.job;

import java.util.List;
import java.util.regex.Pattern;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// The field `network` of a job: `none`, `public`, or a list of domains.
public final class Network {
  /// Most domains of one job.
  public static final int DOMAINS_MAX = 50;

  private static final Pattern DOMAIN =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

  private Network() {}

  /// Reads it from a request.
  public static EgressPolicy read(Fields body, EgressPolicy otherwise) {
    if (!body.has("network")) {
      return otherwise;
    }
    var node = body.tree().get("network");
    if (node.isArray()) {
      return domains(body, body.texts("network", DOMAINS_MAX, 253));
    }
    return switch (body.text("network", 16)) {
      case "none" -> new EgressPolicy.None();
      case "public" -> new EgressPolicy.PublicInternet();
      default -> throw body.wrong("network", "must be none, public or a list of domains");
    };
  }

  private static EgressPolicy domains(Fields body, List<String> domains) {
    if (domains.isEmpty()) {
      return new EgressPolicy.None();
    }
    for (int i = 0; i < domains.size(); i++) {
      var domain = domains.get(i);
      if (domain.startsWith("*.")) {
        throw body.wrong(
            "network[" + i + "]",
            "must be a whole name: those below a domain cannot be looked up beforehand");
      }
      if (!DOMAIN.matcher(domain).matches()) {
        throw body.wrong("network[" + i + "]", "must be a domain in lower case");
      }
    }
    return new EgressPolicy.Domains(domains);
  }

  /// The policy as requests and answers carry it.
  public static JsonNode json(EgressPolicy policy) {
    return switch (policy) {
      case EgressPolicy.None _ -> Json.array().stringNode("none");
      case EgressPolicy.PublicInternet _ -> Json.array().stringNode("public");
      case EgressPolicy.Domains(var domains) -> Json.array(domains);
    };
  }

  static String text(EgressPolicy policy) {
    return Json.text(json(policy));
  }

  static EgressPolicy parse(String text) {
    return read(Json.object("{\"network\":" + text + "}", "network"), new EgressPolicy.None());
  }
}
