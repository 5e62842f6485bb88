package osiriscare.central.invite;

import java.util.Optional;
import osiriscare.central.access.Role;
import osiriscare.central.mail.MailAddress;
import osiriscare.central.route.Described;
import osiriscare.protocol.json.Fields;

/// Body of an invitation.
public record NewInvite(
    @Described(example = "marta@example.com") String email,
    @Described("Billing only for somebody of a partner") Role role,
    @Described("The partner whose sites it will see; your own partner, or all sites, when missing")
        Optional<String> partnerSlug,
    Optional<String> displayName) {
  static NewInvite from(Fields fields) {
    return new NewInvite(
        fields.parsed("email", MailAddress::parse),
        fields.oneOf("role", Role.class),
        fields.optionalText("partner_slug", 40),
        fields.optionalText("display_name", 100).map(String::strip).filter(n -> !n.isEmpty()));
  }
}
