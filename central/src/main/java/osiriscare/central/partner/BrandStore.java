package osiriscare.central.partner;

import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import osiriscare.database.Db;
import osiriscare.protocol.id.Sha256;

/// Reads and changes brands.
public final class BrandStore {
  private BrandStore() {}

  private static final String FIND =
      """
      SELECT p.slug, p.brand_name, p.primary_color, p.accent_color, l.sha256
        FROM partner p LEFT JOIN partner_logo l USING (partner_id)
       WHERE p.slug = :slug AND p.status = 'active'
      """;

  /// The brand of a partner that may act.
  static Optional<BrandView> find(Db db, String slug) {
    return db.sql(FIND).param("slug", slug).query((row, _) -> view(row)).optional();
  }

  private static final String OWN =
      """
      SELECT p.slug, p.brand_name, p.primary_color, p.accent_color, l.sha256
        FROM partner p LEFT JOIN partner_logo l USING (partner_id)
       WHERE p.partner_id = :partner
      """;

  /// The brand of a partner, whatever its status.
  public static BrandView own(Db db, UUID partner) {
    return db.sql(OWN).param("partner", partner).query((row, _) -> view(row)).single();
  }

  /// The address changes with the picture, so that browsers may keep it.
  private static BrandView view(ResultSet row) throws SQLException {
    var slug = text(row, "slug");
    return new BrandView(
        slug,
        text(row, "brand_name"),
        text(row, "primary_color"),
        optionalText(row, "accent_color"),
        optionalText(row, "sha256")
            .map(hash -> "/api/branding/" + slug + "/logo?v=" + hash.substring(0, 16)));
  }

  private static final String UPDATE =
      """
      UPDATE partner SET brand_name = :name, primary_color = :primary, accent_color = :accent
       WHERE partner_id = :partner
      """;

  /// Changes names and colours.
  static void update(Db db, UUID partner, BrandChange change) {
    db.sql(UPDATE)
        .param("partner", partner)
        .param("name", change.brandName())
        .param("primary", change.primaryColor())
        .param("accent", orNull(change.accentColor()))
        .update();
  }

  private static final String LOGO =
      """
      SELECT l.png FROM partner_logo l JOIN partner p USING (partner_id)
       WHERE p.slug = :slug AND p.status = 'active'
      """;

  /// The logo of a partner that may act, as PNG.
  static Optional<byte[]> logo(Db db, String slug) {
    return db.sql(LOGO).param("slug", slug).query((row, _) -> row.getBytes("png")).optional();
  }

  private static final String PUT_LOGO =
      """
      INSERT INTO partner_logo (partner_id, png, sha256, updated_at) VALUES (:partner, :png, :sha256, :now)
      ON CONFLICT (partner_id) DO UPDATE SET png = excluded.png, sha256 = excluded.sha256,
        updated_at = excluded.updated_at
      """;

  /// Sets the logo.
  static void putLogo(Db db, UUID partner, byte[] png, Instant now) {
    db.sql(PUT_LOGO)
        .param("partner", partner)
        .param("png", png)
        .param("sha256", Sha256.hex(png))
        .param("now", Db.time(now))
        .update();
  }

  private static final String REMOVE_LOGO =
      """
      DELETE FROM partner_logo WHERE partner_id = :partner
      """;

  /// Removes the logo.
  ///
  /// @return whether there was one
  static boolean removeLogo(Db db, UUID partner) {
    return db.sql(REMOVE_LOGO).param("partner", partner).update() == 1;
  }
}
