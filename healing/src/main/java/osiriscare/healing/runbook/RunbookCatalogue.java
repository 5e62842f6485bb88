package osiriscare.healing.runbook;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ArrayNode;

/// All runbooks of this build, each under its one id.
public final class RunbookCatalogue {
  private final Map<RunbookId, Runbook> byId;

  private RunbookCatalogue(Map<RunbookId, Runbook> byId) {
    this.byId = byId;
  }

  /// A catalogue of these.
  ///
  /// @throws IllegalArgumentException when an id is there twice
  public static RunbookCatalogue of(Collection<Runbook> runbooks) {
    var byId = new TreeMap<RunbookId, Runbook>();
    for (var runbook : runbooks) {
      if (byId.put(runbook.id(), runbook) != null) {
        throw new IllegalArgumentException("two runbooks are called " + runbook.id());
      }
    }
    return new RunbookCatalogue(byId);
  }

  /// The runbook of this id.
  public Optional<Runbook> find(RunbookId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// All of them by id.
  public Collection<Runbook> all() {
    return byId.values();
  }

  /// As they are written, by id.
  public ArrayNode toJson() {
    var list = Json.array();
    byId.values().forEach(runbook -> list.add(runbook.toJson()));
    return list;
  }
}
