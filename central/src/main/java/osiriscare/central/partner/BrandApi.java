package osiriscare.central.partner;

import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.route.Route.Done;
import osiriscare.database.Database;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Brands: a partner changes its own, everybody sees those of partners that may act.
public final class BrandApi {
  private static final int BASE64_MAX = 60_000;

  private final Database database;
  private final Clock clock;

  BrandApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Body of a new logo.
  public record NewLogo(
      @Described("Base 64 of a PNG or JPEG file, at most 1024 pixels wide and high")
          String imageBase64) {
    /// Reads the picture and answers it as PNG.
    static byte[] from(Fields fields) {
      var text = fields.text("image_base64", BASE64_MAX);
      try {
        return LogoImage.parse(text);
      } catch (IllegalArgumentException e) {
        throw fields.wrong("image_base64", String.valueOf(e.getMessage()));
      }
    }
  }

  /// The brand of a partner, to whoever opens its pages.
  public BrandView get(Call call) {
    var slug = call.path("slug");
    return database.inPlatform(db -> BrandStore.find(db, slug)).orElseThrow(BrandApi::nothing);
  }

  /// The logo of a partner.
  public ServerResponse logo(Call call) {
    var slug = call.path("slug");
    call.query("v", text -> text); // Names the version for caches; there is only the newest.
    var logo = database.inPlatform(db -> BrandStore.logo(db, slug)).orElseThrow(BrandApi::nothing);
    return ServerResponse.ok()
        .contentType(MediaType.IMAGE_PNG)
        .eTag('"' + Sha256.hex(logo) + '"')
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
        .body(logo);
  }

  /// The brand of the partner of who asks.
  public BrandView own(Call call) {
    return database.in(call.tenant(), db -> BrandStore.own(db, call.account().requirePartner()));
  }

  /// Changes the name and the colours that clients see.
  public BrandView update(Call call) {
    var change = BrandChange.from(call.body());
    var partner = call.account().requirePartner();
    return database.in(
        call.tenant(),
        db -> {
          BrandStore.update(db, partner, change);
          var brand = BrandStore.own(db, partner);
          var detail =
              Json.object()
                  .put("brand_name", change.brandName())
                  .put("primary_color", change.primaryColor());
          change.accentColor().ifPresent(color -> detail.put("accent_color", color));
          AuditLog.append(db, Actor.of(call).did("brand.update", brand.slug(), detail));
          return brand;
        });
  }

  /// Sets the logo that clients see.
  public BrandView putLogo(Call call) {
    var png = NewLogo.from(call.body());
    var partner = call.account().requirePartner();
    return database.in(
        call.tenant(),
        db -> {
          BrandStore.putLogo(db, partner, png, clock.instant());
          var brand = BrandStore.own(db, partner);
          AuditLog.append(db, Actor.of(call).did("brand.logo", brand.slug()));
          return brand;
        });
  }

  /// Goes back to a brand without a logo.
  public Done removeLogo(Call call) {
    var partner = call.account().requirePartner();
    return database.in(
        call.tenant(),
        db -> {
          if (BrandStore.removeLogo(db, partner)) {
            var slug = BrandStore.own(db, partner).slug();
            AuditLog.append(db, Actor.of(call).did("brand.logo_remove", slug));
          }
          return Done.DONE;
        });
  }

  private static ProblemException nothing() {
    return new ProblemException(ProblemCode.NOT_FOUND, "There is no such brand");
  }
}
