package osiriscare.central.policysource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.policysource.PolicySourceStore.Known;
import osiriscare.central.route.Call;
import osiriscare.central.route.Page;
import osiriscare.database.Database;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Where policies come from, and how the last look went.
public final class PolicySourceApi {
  private final Database database;
  private final PolicySourceWatch watch;

  PolicySourceApi(Database database, PolicySourceWatch watch) {
    this.database = database;
    this.watch = watch;
  }

  /// All sources: those configured here, and those that brought something before.
  public Page<PolicySourceView> list(Call call) {
    return Page.whole(List.copyOf(views(call).values()));
  }

  /// Looks at one repository now.
  public PolicySourceView look(Call call) {
    var source = call.path("source");
    var remote = watch.remotes().get(source);
    if (remote == null) {
      throw new ProblemException(
          ProblemCode.NOT_FOUND, "No repository is configured for such a source");
    }
    watch.look(source, remote);
    database.in(
        call.tenant(),
        db -> {
          AuditLog.append(db, Actor.of(call).did("policy.look", source));
          return source;
        });
    return Optional.ofNullable(views(call).get(source)).orElseThrow();
  }

  private Map<String, PolicySourceView> views(Call call) {
    var known =
        database.in(call.tenant(), PolicySourceStore::all).stream()
            .collect(Collectors.toMap(Known::source, Function.identity()));
    var views = new TreeMap<String, PolicySourceView>();
    watch.remotes().forEach((source, remote) -> views.put(source, neverLooked(source, remote)));
    known.forEach((source, one) -> views.put(source, view(one)));
    return views;
  }

  private static PolicySourceView neverLooked(String source, GitRemote remote) {
    return new PolicySourceView(
        source,
        remote.url().toString(),
        remote.branch(),
        remote.folder(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static PolicySourceView view(Known known) {
    return new PolicySourceView(
        known.source(),
        known.remote(),
        known.branch(),
        known.folder(),
        Optional.of(known.lookedAt()),
        known.seen(),
        known.accepted(),
        known.acceptedAt(),
        known.errors());
  }
}
