package osiriscare.protocol.id;

/// Canonical id of an appliance: `{site_id}-{MAC}`, the MAC in upper case with colons.
public record ApplianceId(String value) {
  private static final int MAC_LENGTH = 17;

  /// @throws IllegalArgumentException when the text has another form
  public ApplianceId {
    int dash = value.length() - MAC_LENGTH - 1;
    if (dash < 1 || value.charAt(dash) != '-') {
      throw new IllegalArgumentException("must be a site id, a dash and a MAC address");
    }
    new SiteId(value.substring(0, dash));
    new MacAddress(value.substring(dash + 1));
  }

  /// The id of the appliance with this MAC at this site.
  public static ApplianceId of(SiteId site, MacAddress mac) {
    return new ApplianceId(site.value() + "-" + mac.value());
  }

  /// The site that the appliance belongs to.
  public SiteId site() {
    return new SiteId(value.substring(0, value.length() - MAC_LENGTH - 1));
  }

  /// The MAC that it was claimed with.
  public MacAddress mac() {
    return new MacAddress(value.substring(value.length() - MAC_LENGTH));
  }

  @Override
  public String toString() {
    return value;
  }
}
