package osiriscare.central.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.access.ClientRole;
import osiriscare.central.mail.MailAddress;
import osiriscare.central.partner.BrandView;
import osiriscare.central.route.Described;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;

/// What clients and their people look like on the wire, and what is asked for about them.
public final class ClientViews {
  private static final int NAME_MAX = 200;
  private static final int PERSON_MAX = 100;
  private static final int TOKEN_MAX = 100;

  private ClientViews() {}

  /// A clinic's organisation, as its partner lists it.
  public record ClientView(
      String clientId,
      @Described(example = "Main Street Clinic") String name,
      @Described(
              value = "closed lets none of its people in; its sites stay protected",
              oneOf = {"active", "closed"})
          String status,
      int sites,
      int people,
      Instant createdAt) {}

  /// A site of a client.
  public record ClientSite(
      @Described(example = "partner-clinic-abc123") String siteId, String name) {}

  /// Somebody of a client.
  public record ClientMember(
      String userId,
      String email,
      Optional<String> displayName,
      ClientRole role,
      Instant createdAt,
      Optional<Instant> lastLoginAt) {}

  /// An invitation that waits to be accepted.
  public record ClientInvite(
      String inviteId,
      String email,
      ClientRole role,
      String invitedBy,
      Instant sentAt,
      Instant expiresAt) {}

  /// An offer to become owner in an owner's place.
  public record OwnershipOffer(String offeredBy, String offeredTo, Instant expiresAt) {}

  /// A client with all that its partner looks after.
  public record ClientDetail(
      ClientView client,
      List<ClientSite> sites,
      List<ClientMember> people,
      List<ClientInvite> invites) {
    public ClientDetail {
      sites = List.copyOf(sites);
      people = List.copyOf(people);
      invites = List.copyOf(invites);
    }
  }

  /// The people of a client, as they see each other.
  public record ClientTeam(
      List<ClientMember> people, List<ClientInvite> invites, Optional<OwnershipOffer> offer) {
    public ClientTeam {
      people = List.copyOf(people);
      invites = List.copyOf(invites);
    }
  }

  /// Who is calling, and what the pages wear.
  public record ClientMe(
      String userId,
      String email,
      Optional<String> displayName,
      ClientRole role,
      @Described("Name of the organisation") String clientName,
      @Described("Of the partner that looks after it") BrandView brand) {}

  /// Body of a request for a new client.
  public record NewClient(@Described(example = "Main Street Clinic") String name) {
    static NewClient from(Fields fields) {
      return new NewClient(fields.parsed("name", ClientViews::name));
    }
  }

  /// Body of a change of a client by its partner.
  public record ClientChange(
      Optional<String> name, @Described(oneOf = {"active", "closed"}) Optional<String> status) {
    private enum Status {
      ACTIVE,
      CLOSED
    }

    static ClientChange from(Fields fields) {
      return new ClientChange(
          fields.optionalParsed("name", ClientViews::name),
          fields
              .optionalOneOf("status", Status.class)
              .map(status -> status == Status.ACTIVE ? "active" : "closed"));
    }
  }

  /// The sites that a client shall have.
  public record ClientSites(List<String> siteIds) {
    public ClientSites {
      siteIds = List.copyOf(siteIds);
    }

    static ClientSites from(Fields fields) {
      return new ClientSites(
          fields.texts("site_ids", ClientStore.SITES_MAX, 100).stream().distinct().toList());
    }
  }

  /// Whom to invite.
  public record NewClientInvite(
      @Described(example = "marta@example.com") String email, ClientRole role) {
    static NewClientInvite from(Fields fields) {
      return new NewClientInvite(
          fields.parsed("email", MailAddress::parse), fields.oneOf("role", ClientRole.class));
    }
  }

  /// Another role for somebody.
  public record ClientRoleChange(ClientRole role) {
    static ClientRoleChange from(Fields fields) {
      return new ClientRoleChange(fields.oneOf("role", ClientRole.class));
    }
  }

  /// To whom to offer to become owner.
  public record NewOwner(String userId) {
    static NewOwner from(Fields fields) {
      return new NewOwner(fields.text("user_id", PERSON_MAX));
    }
  }

  /// What the organisation itself says of itself.
  public record OrganisationChange(@Described(example = "Main Street Clinic") String name) {
    static OrganisationChange from(Fields fields) {
      return new OrganisationChange(fields.parsed("name", ClientViews::name));
    }
  }

  /// Who wants a link.
  public record LinkRequest(@Described(example = "marta@example.com") String email) {
    static LinkRequest from(Fields fields) {
      return new LinkRequest(fields.text("email", 254));
    }
  }

  /// The token of a link that was mailed.
  public record LinkToken(@Described("From the link in the mail") Secret token) {
    static LinkToken from(Fields fields) {
      return new LinkToken(new Secret(fields.text("token", TOKEN_MAX)));
    }
  }

  /// Acceptance of an invitation.
  public record ClientAcceptance(
      @Described("From the link in the mail") Secret token, Optional<String> displayName) {
    static ClientAcceptance from(Fields fields) {
      return new ClientAcceptance(
          new Secret(fields.text("token", TOKEN_MAX)),
          fields
              .optionalText("display_name", PERSON_MAX)
              .map(String::strip)
              .filter(name -> !name.isEmpty()));
    }
  }

  /// An invitation as who was invited sees it.
  public record ClientInvitation(
      String email,
      ClientRole role,
      @Described("Name of the organisation") String clientName,
      @Described("Of the partner that looks after it") BrandView brand,
      Instant expiresAt) {}

  private static String name(String text) {
    var name = text.strip();
    if (name.isEmpty()
        || name.length() > NAME_MAX
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("must be 1 to " + NAME_MAX + " characters");
    }
    return name;
  }
}
