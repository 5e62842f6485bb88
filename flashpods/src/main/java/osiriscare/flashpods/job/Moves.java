package osiriscare.flashpods.job;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.store.Times;
import osiriscare.flashpods.store.Tx;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The one place that sets `status`, and changes of a job that stand or fall with their event.
final class Moves {
  private final JobEvents events;
  private final Clock clock;

  Moves(JobEvents events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /// Makes the move when the table allows it from where the job is now.
  boolean make(Tx tx, JobId id, JobMove move, String actor) {
    int rows =
        tx.sql("UPDATE jobs SET status = :to WHERE id = :id AND status IN (:from)")
            .param("id", id.value())
            .param("to", move.to().word())
            .param("from", JobTable.words(move.from()))
            .update();
    if (rows == 1) {
      events.add(tx, id, actor, move.to().word(), Json.object());
    }
    return rows == 1;
  }

  /// Runs a guarded update of one job; its event is written when it found the job as it must be.
  boolean change(
      Tx tx,
      JobId id,
      @CompileTimeConstant final String sql,
      UnaryOperator<StatementSpec> parameters,
      String actor,
      String event,
      ObjectNode detail) {
    int rows = parameters.apply(tx.sql(sql).param("id", id.value())).update();
    if (rows == 1) {
      events.add(tx, id, actor, event, detail);
    }
    return rows == 1;
  }

  /// Now, as the database keeps it.
  String now() {
    return Times.text(clock.instant());
  }
}
