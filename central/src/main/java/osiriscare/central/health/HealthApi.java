package osiriscare.central.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.database.Database;
import osiriscare.database.DatabaseUnavailable;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Health and metrics.
public final class HealthApi {
  private static final Logger log = LoggerFactory.getLogger(HealthApi.class);

  private final Database database;
  private final PrometheusMeterRegistry metrics;

  HealthApi(Database database, PrometheusMeterRegistry metrics) {
    this.database = database;
    this.metrics = metrics;
  }

  /// Central is well.
  public record Health(
      @Described(oneOf = "ok") String status,
      @Described(example = "0.1.0+0123456789ab") String buildId,
      @Described(oneOf = "ok") String database) {}

  /// Answers when the database does too.
  public Health health(Call call) {
    try {
      database.withoutTenant(db -> db.sql("SELECT 1").query(Integer.class).single());
    } catch (DatabaseUnavailable | DataAccessException e) {
      log.atWarn().setCause(e).log("database does not answer");
      throw new ProblemException(
          Problem.of(ProblemCode.UNAVAILABLE, "The database does not answer")
              .with(
                  Json.object()
                      .put("database", "unavailable")
                      .put("build_id", BuildInfo.current().id())));
    }
    return new Health("ok", BuildInfo.current().id(), "ok");
  }

  /// Everything that is counted.
  public ServerResponse metrics(Call call) {
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType(TEXT_FORMAT))
        .body(metrics.scrape());
  }

  /// Prometheus' text format.
  public static final String TEXT_FORMAT = "text/plain;version=0.0.4;charset=utf-8";
}
