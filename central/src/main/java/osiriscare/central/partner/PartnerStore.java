package osiriscare.central.partner;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.partner.PartnerApi.PartnerView;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;

/// Reads and makes partners.
final class PartnerStore {
  private PartnerStore() {}

  /// A partner and its key.
  record Partner(UUID id, PartnerView view) {}

  private static final String PAGE =
      """
      SELECT partner_id, slug, name, brand_name, primary_color, logo_url, status, created_at FROM partner
       WHERE :after::text IS NULL OR slug > :after::text
       ORDER BY slug LIMIT :limit
      """;

  /// Partners by slug; one more than the page holds when there are more.
  static List<PartnerView> page(Db db, PageRequest page) {
    return db.sql(PAGE)
        .param("after", page.after().map(cursor -> cursor.text(0)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) -> partner(row).view())
        .list();
  }

  private static final String ONE =
      """
      SELECT partner_id, slug, name, brand_name, primary_color, logo_url, status, created_at FROM partner
       WHERE slug = :slug
      """;

  /// One partner.
  static Optional<Partner> find(Db db, String slug) {
    return db.sql(ONE).param("slug", slug).query((row, _) -> partner(row)).optional();
  }

  private static final String BY_ID =
      """
      SELECT partner_id, slug, name, brand_name, primary_color, logo_url, status, created_at FROM partner
       WHERE partner_id = :partner
      """;

  /// The partner with this id.
  static PartnerView find(Db db, UUID partner) {
    return db.sql(BY_ID).param("partner", partner).query((row, _) -> partner(row).view()).single();
  }

  private static final String SET_STATUS =
      """
      UPDATE partner SET status = :status WHERE partner_id = :partner AND status <> :status
      """;

  /// Changes whether a partner may act.
  ///
  /// @return whether it was otherwise
  static boolean setStatus(Db db, UUID partner, String status) {
    return db.sql(SET_STATUS).param("partner", partner).param("status", status).update() == 1;
  }

  private static final String PENDING_CODES =
      """
      SELECT count(*) FROM provision_code
       WHERE partner_id = :partner AND status = 'pending' AND expires_at > :now
      """;

  /// How many codes wait to be claimed.
  static int pendingCodes(Db db, UUID partner, Instant now) {
    return db.sql(PENDING_CODES)
        .param("partner", partner)
        .param("now", Db.time(now))
        .query(Integer.class)
        .single();
  }

  private static final String PEOPLE =
      """
      SELECT count(*) FROM admin_user WHERE partner_id = :partner AND status = 'active' AND NOT is_service
      """;

  /// How many people may act for a partner.
  static int people(Db db, UUID partner) {
    return db.sql(PEOPLE).param("partner", partner).query(Integer.class).single();
  }

  private static Partner partner(ResultSet row) throws SQLException {
    return new Partner(
        uuid(row, "partner_id"),
        new PartnerView(
            text(row, "slug"),
            text(row, "name"),
            text(row, "brand_name"),
            text(row, "primary_color"),
            optionalText(row, "logo_url"),
            text(row, "status"),
            instant(row, "created_at")));
  }

  private static final String INSERT =
      """
      INSERT INTO partner (partner_id, slug, name, brand_name, primary_color, logo_url, status)
      VALUES (:id, :slug, :name, :brand, :color, :logo, :status)
      ON CONFLICT (slug) DO NOTHING
      """;

  /// Adds a partner.
  ///
  /// @return whether there was none with this slug
  static boolean insert(Db db, UUID id, NewPartner wanted) {
    return db.sql(INSERT)
            .param("id", id)
            .param("slug", wanted.slug())
            .param("name", wanted.name())
            .param("brand", wanted.brandName())
            .param("color", wanted.color())
            .param("logo", orNull(wanted.logoUrl()))
            .param("status", wanted.approved().orElse(true) ? "active" : "pending")
            .update()
        == 1;
  }
}
