package osiriscare.central.provision;

import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Fields;

/// Body of a request for a provision code.
public record NewProvision(
    @Described(example = "Main Street Clinic") String clientName,
    @Described("Makes it a replacement code, which closes the chain of this appliance")
        Optional<String> targetApplianceId,
    @Described("60 to 7776000; 30 days when missing") Optional<Long> expiresInSeconds,
    @Described(oneOf = {"reseller", "direct"}) Optional<String> deploymentMode) {

  static NewProvision from(Fields fields) {
    return new NewProvision(
        fields.parsed("client_name", NewProvision::requireName),
        fields.optionalParsed("target_appliance_id", ApplianceId::new).map(ApplianceId::value),
        Terms.seconds(fields),
        Terms.mode(fields));
  }

  Terms terms() {
    return Terms.of(expiresInSeconds, deploymentMode);
  }

  private static String requireName(String text) {
    var name = text.strip();
    if (name.isEmpty() || name.length() > 200) {
      throw new IllegalArgumentException("must have 1 to 200 characters");
    }
    return name;
  }

  /// Body of a request for a sheet of codes.
  public record Sheet(
      @Described("One code each; 1 to 100") List<String> clientNames,
      @Described("60 to 7776000; 30 days when missing") Optional<Long> expiresInSeconds,
      @Described(oneOf = {"reseller", "direct"}) Optional<String> deploymentMode) {
    private static final int CODES_MAX = 100;

    public Sheet {
      clientNames = List.copyOf(clientNames);
    }

    static Sheet from(Fields fields) {
      var names = fields.texts("client_names", CODES_MAX, 200);
      if (names.isEmpty()) {
        throw fields.wrong("client_names", "must name at least one");
      }
      if (names.stream().anyMatch(String::isBlank)) {
        throw fields.wrong("client_names", "must not hold a blank name");
      }
      return new Sheet(
          names.stream().map(String::strip).toList(), Terms.seconds(fields), Terms.mode(fields));
    }

    Terms terms() {
      return Terms.of(expiresInSeconds, deploymentMode);
    }
  }
}
