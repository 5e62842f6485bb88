package osiriscare.central.route;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// All routes of Central, the most particular first. What has no row here is neither served nor
/// allowed.
public final class RouteTable implements RouterFunction<ServerResponse> {
  private final List<Row> rows;
  private final RouteServer server;

  private record Row(Route route, PathPattern pattern) {}

  /// What the table says about a request.
  public sealed interface Match {
    /// A row serves it.
    ///
    /// @param variables values of the path's variable segments
    record Found(Route route, PathPattern pattern, Map<String, String> variables)
        implements Match {}

    /// The path exists with other methods.
    record OtherMethods(Set<String> allowed) implements Match {}

    /// There is no such path.
    record Nothing() implements Match {}
  }

  /// @throws IllegalStateException when two rows answer the same method and path, or share an id
  public RouteTable(List<Route> routes, RouteServer server) {
    var parser = new PathPatternParser();
    rows =
        routes.stream()
            .map(route -> new Row(route, parser.parse(route.path())))
            .sorted(Comparator.comparing(Row::pattern))
            .toList();
    this.server = server;
    refuseTwins();
  }

  /// Every row.
  public List<Route> routes() {
    return rows.stream().map(Row::route).toList();
  }

  /// The row that serves this request, if there is one. HEAD is served as GET.
  public Match match(HttpMethod method, PathContainer path) {
    var wanted = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    var others = new TreeSet<String>();
    for (var row : rows) {
      var info = row.pattern().matchAndExtract(path);
      if (info == null) {
        continue;
      }
      if (row.route().method().equals(wanted)) {
        // A path with a row of its own never falls through to the catch-all of another method.
        return row.route().isCatchAll() && !others.isEmpty() && isApi(path)
            ? new Match.OtherMethods(others)
            : new Match.Found(row.route(), row.pattern(), info.getUriVariables());
      }
      if (!row.route().isCatchAll()) {
        others.add(row.route().method().name());
      }
    }
    return others.isEmpty() ? new Match.Nothing() : new Match.OtherMethods(others);
  }

  @Override
  public Optional<HandlerFunction<ServerResponse>> route(ServerRequest request) {
    return switch (match(request.method(), request.requestPath().pathWithinApplication())) {
      case Match.Found(var route, var pattern, var variables) -> {
        request.attributes().put(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, pattern);
        request.attributes().put(RouterFunctions.URI_TEMPLATE_VARIABLES_ATTRIBUTE, variables);
        yield Optional.of(call -> server.serve(route, call));
      }
      case Match.OtherMethods _, Match.Nothing _ -> Optional.empty();
    };
  }

  /// Tells Spring's visitors, and through them the route inventory test, what is served.
  @Override
  public void accept(RouterFunctions.Visitor visitor) {
    visitor.unknown(this);
  }

  private static boolean isApi(PathContainer path) {
    return path.value().startsWith("/api/");
  }

  private void refuseTwins() {
    var seen = new HashSet<String>();
    for (var row : rows) {
      var shape = row.route().path().replaceAll("\\{[^}]+}", "{}");
      if (!seen.add(row.route().method() + " " + shape)
          || !seen.add(row.route().operation().id())) {
        throw new IllegalStateException(
            "two rows for " + row.route().method() + " " + row.route().path());
      }
    }
  }

  @Override
  public String toString() {
    return rows.stream()
        .map(row -> row.route().method() + " " + row.route().path() + " " + row.route().access())
        .collect(Collectors.joining("\n"));
  }
}
