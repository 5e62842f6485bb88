package osiriscare.central.client;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.client.ClientViews.ClientSite;
import osiriscare.central.client.ClientViews.ClientView;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;

/// Organisations and their sites. What a transaction sees of them is for its tenant to say.
public final class ClientStore {
  /// Most sites of one client.
  static final int SITES_MAX = 200;

  private ClientStore() {}

  private static final String PAGE =
      """
      SELECT c.client_id, c.name, c.status, c.created_at,
             (SELECT count(*) FROM site s WHERE s.client_id = c.client_id) AS sites,
             (SELECT count(*) FROM client_user u WHERE u.client_id = c.client_id) AS people
        FROM client c
       WHERE :after::text IS NULL OR (c.name, c.client_id) > (:after::text, :after_id::uuid)
       ORDER BY c.name, c.client_id LIMIT :limit
      """;

  /// Clients by name; one more than the page holds when there are more.
  static List<ClientView> page(Db db, PageRequest page) {
    return db.sql(PAGE)
        .param("after", orNull(page.after().map(cursor -> cursor.text(0))))
        .param("after_id", orNull(page.after().map(cursor -> cursor.uuid(1))))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  private static final String FIND =
      """
      SELECT c.client_id, c.name, c.status, c.created_at,
             (SELECT count(*) FROM site s WHERE s.client_id = c.client_id) AS sites,
             (SELECT count(*) FROM client_user u WHERE u.client_id = c.client_id) AS people
        FROM client c WHERE c.client_id = :client
      """;

  /// One client.
  static Optional<ClientView> find(Db db, UUID client) {
    return db.sql(FIND).param("client", client).query((row, _) -> view(row)).optional();
  }

  private static ClientView view(ResultSet row) throws SQLException {
    return new ClientView(
        text(row, "client_id"),
        text(row, "name"),
        text(row, "status"),
        row.getInt("sites"),
        row.getInt("people"),
        instant(row, "created_at"));
  }

  private static final String LOCK =
      """
      SELECT name FROM client WHERE client_id = :client FOR UPDATE
      """;

  /// The name of a client, which nobody else changes, nor its people, before this transaction ends.
  static Optional<String> lock(Db db, UUID client) {
    return db.sql(LOCK).param("client", client).query((row, _) -> text(row, "name")).optional();
  }

  private static final String INSERT =
      """
      INSERT INTO client (client_id, partner_id, name, created_at, created_by) VALUES (:client, :partner, :name, :now, :by)
      """;

  /// Adds a client.
  static void insert(Db db, UUID client, UUID partner, String name, String by, Instant now) {
    db.sql(INSERT)
        .param("client", client)
        .param("partner", partner)
        .param("name", name)
        .param("now", Db.time(now))
        .param("by", by)
        .update();
  }

  private static final String UPDATE =
      """
      UPDATE client SET name = coalesce(:name, name), status = coalesce(:status, status) WHERE client_id = :client
      """;

  /// Changes name or status.
  static void update(Db db, UUID client, Optional<String> name, Optional<String> status) {
    db.sql(UPDATE)
        .param("client", client)
        .param("name", orNull(name))
        .param("status", orNull(status))
        .update();
  }

  private static final String SITES =
      """
      SELECT site_id, name FROM site WHERE client_id = :client ORDER BY name, site_id LIMIT :max
      """;

  /// The sites of a client by name.
  public static List<ClientSite> sites(Db db, UUID client) {
    return db.sql(SITES)
        .param("client", client)
        .param("max", SITES_MAX)
        .query((row, _) -> new ClientSite(text(row, "site_id"), text(row, "name")))
        .list();
  }

  private static final String FREE =
      """
      SELECT site_id FROM site WHERE site_id = ANY(:sites) AND (client_id IS NULL OR client_id = :client) FOR UPDATE
      """;

  private static final String TAKE_AWAY =
      """
      UPDATE site SET client_id = NULL WHERE client_id = :client AND NOT site_id = ANY(:sites)
      """;

  private static final String GIVE =
      """
      UPDATE site SET client_id = :client WHERE site_id = ANY(:sites)
      """;

  /// Gives a client these sites and no others.
  ///
  /// @return whether all are there and none is another client's; nothing was done when not
  static boolean setSites(Db db, UUID client, List<String> sites) {
    var free =
        db.sql(FREE)
            .param("sites", db.texts(sites))
            .param("client", client)
            .query((row, _) -> text(row, "site_id"))
            .list();
    if (!free.containsAll(sites)) {
      return false;
    }
    db.sql(TAKE_AWAY).param("client", client).param("sites", db.texts(sites)).update();
    db.sql(GIVE).param("client", client).param("sites", db.texts(sites)).update();
    return true;
  }
}
