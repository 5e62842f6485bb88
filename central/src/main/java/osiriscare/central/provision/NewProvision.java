package osiriscare.central.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import osiriscare.central.route.Described;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.json.Fields;

/// Body of a request for a provision code.
public record NewProvision(
    @Described(example = "Main Street Clinic") String clientName,
    @Described("Makes it a replacement code, which closes the chain of this appliance")
        Optional<String> targetApplianceId,
    @Described(
            value = "The only MAC address that may claim it; any when missing",
            example = "84:3A:5B:91:B6:61")
        Optional<String> macAddress,
    @Described("60 to 7776000; 30 days when missing") Optional<Long> expiresInSeconds,
    @Described(oneOf = {"reseller", "direct"}) Optional<String> deploymentMode) {

  /// An appliance that a code is for.
  ///
  /// @param client the name of its site
  /// @param mac its address, when no other machine may claim the code
  record Box(String client, Optional<MacAddress> mac) {}

  static NewProvision from(Fields fields) {
    var target = fields.optionalParsed("target_appliance_id", ApplianceId::new);
    var mac = fields.optionalParsed("mac_address", MacAddress::parse);
    if (target.isPresent() && mac.isPresent() && !target.get().mac().equals(mac.get())) {
      throw fields.wrong("mac_address", "must be that of the appliance to be replaced");
    }
    return new NewProvision(
        fields.parsed("client_name", NewProvision::requireName),
        target.map(ApplianceId::value),
        mac.map(MacAddress::value),
        Terms.seconds(fields),
        Terms.mode(fields));
  }

  Terms terms() {
    return Terms.of(expiresInSeconds, deploymentMode);
  }

  Box box() {
    return new Box(clientName, macAddress.map(MacAddress::new));
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
      @Described(
              value =
                  "For each name the only MAC address that may claim its code, or `any`; any"
                      + " for all when missing")
          Optional<List<String>> macAddresses,
      @Described("60 to 7776000; 30 days when missing") Optional<Long> expiresInSeconds,
      @Described(oneOf = {"reseller", "direct"}) Optional<String> deploymentMode) {
    private static final int CODES_MAX = 100;
    private static final int MAC_LENGTH_MAX = 50;
    private static final String ANY = "any";

    public Sheet {
      clientNames = List.copyOf(clientNames);
      macAddresses = macAddresses.map(List::copyOf);
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
          names.stream().map(String::strip).toList(),
          macAddresses(fields, names.size()),
          Terms.seconds(fields),
          Terms.mode(fields));
    }

    // As many as names, so that none can slip to another clinic, or to none.
    private static Optional<List<String>> macAddresses(Fields fields, int names) {
      if (!fields.has("mac_addresses")) {
        return Optional.empty();
      }
      var given = fields.texts("mac_addresses", CODES_MAX, MAC_LENGTH_MAX);
      if (given.size() != names) {
        throw fields.wrong("mac_addresses", "must be one for each name, or `any`");
      }
      var addresses = new ArrayList<String>();
      for (int i = 0; i < names; i++) {
        addresses.add(macAddress(fields, given.get(i).strip(), i));
      }
      return Optional.of(addresses);
    }

    private static String macAddress(Fields fields, String text, int place) {
      try {
        return text.equals(ANY) ? ANY : MacAddress.parse(text).value();
      } catch (IllegalArgumentException e) {
        throw fields.wrong("mac_addresses[" + place + "]", String.valueOf(e.getMessage()));
      }
    }

    /// What each code is for, in the order of the names.
    List<Box> boxes() {
      return IntStream.range(0, clientNames.size())
          .mapToObj(i -> new Box(clientNames.get(i), mac(i)))
          .toList();
    }

    private Optional<MacAddress> mac(int place) {
      return macAddresses
          .map(addresses -> addresses.get(place))
          .filter(address -> !address.equals(ANY))
          .map(MacAddress::new);
    }

    Terms terms() {
      return Terms.of(expiresInSeconds, deploymentMode);
    }
  }
}
