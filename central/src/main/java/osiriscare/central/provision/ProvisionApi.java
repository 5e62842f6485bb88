package osiriscare.central.provision;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.provision.NewProvision.Box;
import osiriscare.central.provision.ProvisionStore.NewCode;
import osiriscare.central.provision.ProvisionStore.Owner;
import osiriscare.central.qr.QrPicture;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.central.route.Route.Done;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Provision codes: the platform makes them for any partner, a partner looks after its own.
public final class ProvisionApi {
  private static final int PIXELS_MIN = 128;
  private static final int PIXELS_MAX = 1024;
  private static final int PIXELS_DEFAULT = 512;

  private final Database database;
  private final Supplier<URI> address;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /// @param address how browsers reach Central; known once it listens
  ProvisionApi(Database database, Supplier<URI> address, Clock clock) {
    this.database = database;
    this.address = address;
    this.clock = clock;
  }

  /// A provision code, shown this once.
  public record Provision(
      String provisionId,
      @Described(example = "Main Street Clinic") String clientName,
      @Described(value = "The only MAC address that may claim it", example = "84:3A:5B:91:B6:61")
          Optional<String> macAddress,
      @Described(value = "Shown once; only its hash is kept", example = "ABCD-1234-EFGH-5678")
          String provisionCode,
      @Described("What its QR code says: a page that hands it to the waiting appliance")
          String claimUrl,
      Instant expiresAt) {}

  /// Provision codes, shown this once, in the order of the names.
  public record ProvisionSheet(List<Provision> provisions) {
    public ProvisionSheet {
      provisions = List.copyOf(provisions);
    }
  }

  /// States that a list may be narrowed to.
  enum State {
    PENDING,
    CLAIMED,
    REVOKED,
    EXPIRED
  }

  /// Makes a code for the partner in the path.
  public Provision create(Call call, Db db) {
    var slug = call.path("slug");
    var owner =
        ProvisionStore.owner(db, slug)
            .orElseThrow(
                () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no partner " + slug));
    return create(call, db, owner);
  }

  /// Makes a code for the partner of who asks.
  public Provision createOwn(Call call, Db db) {
    return create(call, db, own(call, db));
  }

  private Provision create(Call call, Db db, Owner owner) {
    var wanted = NewProvision.from(call.body());
    requireActive(owner);
    wanted.targetApplianceId().ifPresent(target -> requireAppliance(db, owner, target));
    return make(call, db, owner, wanted.terms(), wanted.box(), wanted.targetApplianceId());
  }

  /// Makes a code for each of many clients of the partner of who asks.
  public ProvisionSheet createOwnSheet(Call call, Db db) {
    var wanted = NewProvision.Sheet.from(call.body());
    var owner = own(call, db);
    requireActive(owner);
    return new ProvisionSheet(
        wanted.boxes().stream()
            .map(box -> make(call, db, owner, wanted.terms(), box, Optional.empty()))
            .toList());
  }

  private static Owner own(Call call, Db db) {
    return ProvisionStore.owner(db, call.account().requirePartner());
  }

  private static void requireActive(Owner owner) {
    if (!owner.status().equals("active")) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN,
          owner.status().equals("suspended")
              ? "The partner is suspended"
              : "The partner is not approved yet");
    }
  }

  private static void requireAppliance(Db db, Owner owner, String appliance) {
    if (!ProvisionStore.isAppliance(db, owner.id(), new ApplianceId(appliance))) {
      throw new InvalidRequest("target_appliance_id", "names no appliance of this partner");
    }
  }

  private Provision make(
      Call call, Db db, Owner owner, Terms terms, Box box, Optional<String> target) {
    var code = ProvisionCode.generate(random);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var expires = now.plus(terms.life());
    var id = UUID.randomUUID();
    var by = call.account().username();
    ProvisionStore.insert(
        db,
        new NewCode(
            id,
            code.sha256(),
            owner.id(),
            box.client(),
            target,
            box.mac(),
            terms.mode(),
            by,
            now,
            expires));
    note(call, db, "provision.create", owner, id, code.toString());
    return new Provision(
        id.toString(),
        box.client(),
        box.mac().map(MacAddress::value),
        code.grouped(),
        claimUrl(code).reveal(),
        expires);
  }

  private static void note(
      Call call, Db db, String action, Owner owner, UUID provision, String code) {
    var detail =
        Json.object()
            .put("partner", owner.slug())
            .put("partner_id", owner.id().toString())
            .put("code", code);
    AuditLog.append(db, Actor.of(call).did(action, provision.toString(), detail));
  }

  /// Behind the `#`, which browsers keep to themselves.
  private Secret claimUrl(ProvisionCode code) {
    return new Secret(address.get().resolve("/claim") + "#" + code.reveal());
  }

  /// Codes of the partner of who asks, newest first.
  public Page<ListedProvision> listOwn(Call call) {
    var state =
        call.query("status", ProvisionApi::state).map(s -> s.name().toLowerCase(Locale.ROOT));
    var page = call.page(2);
    var partner = call.account().requirePartner();
    var rows =
        database.in(
            call.tenant(), db -> ProvisionStore.page(db, partner, state, page, clock.instant()));
    return Page.of(rows, page, code -> Cursor.at(code.createdAt(), code.provisionId()));
  }

  private static State state(String text) {
    for (var state : State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(text)) {
        return state;
      }
    }
    throw new IllegalArgumentException("must be pending, claimed, revoked or expired");
  }

  /// Ends a code of the partner of who asks that nobody has claimed.
  public Done revokeOwn(Call call) {
    var id = call.uuid("provision_id");
    return database.in(
        call.tenant(),
        db -> {
          var owner = own(call, db);
          if (ProvisionStore.revoke(db, owner.id(), id, clock.instant())) {
            note(call, db, "provision.revoke", owner, id, "");
            return Done.DONE;
          }
          var status =
              ProvisionStore.status(db, owner.id(), id)
                  .orElseThrow(() ->
                      new ProblemException(
                          ProblemCode.NOT_FOUND, "There is no such provision code"));
          if (status.equals("claimed")) {
            throw new ProblemException(
                ProblemCode.CONFLICT, "The code is claimed already: retire its site instead");
          }
          return Done.DONE;
        });
  }

  /// The QR code of a code, as PNG. Nothing is looked up: whoever asks knows the code.
  public ServerResponse png(Call call) {
    int pixels = call.query("size", ProvisionApi::pixels).orElse(PIXELS_DEFAULT);
    return picture(call, MediaType.IMAGE_PNG, picture -> picture.png(pixels));
  }

  /// The QR code of a code, as SVG.
  public ServerResponse svg(Call call) {
    return picture(call, MediaType.valueOf("image/svg+xml"), picture -> picture.svg().reveal());
  }

  private ServerResponse picture(Call call, MediaType type, Function<QrPicture, Object> draw) {
    var code = call.path("code", ProvisionCode::parse);
    return ServerResponse.ok()
        .contentType(type)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(draw.apply(new QrPicture(claimUrl(code))));
  }

  private static int pixels(String text) {
    if (text.matches("[0-9]{1,4}")) {
      int pixels = Integer.parseInt(text);
      if (pixels >= PIXELS_MIN && pixels <= PIXELS_MAX) {
        return pixels;
      }
    }
    throw new IllegalArgumentException(
        "must be a whole number from " + PIXELS_MIN + " to " + PIXELS_MAX);
  }
}
