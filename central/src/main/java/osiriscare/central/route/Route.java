package osiriscare.central.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerResponse;
import osiriscare.central.access.Access;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;

/// One row of the route table.
///
/// @param path template with `{name}` for each variable segment
public record Route(HttpMethod method, String path, Access access, Operation operation) {

  /// Begins a row that reads.
  public static Builder get(String path, Access access) {
    return new Builder(HttpMethod.GET, path, access);
  }

  /// Begins a row that changes something.
  public static Builder post(String path, Access access) {
    return new Builder(HttpMethod.POST, path, access);
  }

  /// Begins a row that sets something to what the body says; twice is as good as once.
  public static Builder put(String path, Access access) {
    return new Builder(HttpMethod.PUT, path, access);
  }

  /// Begins a row that ends something.
  public static Builder delete(String path, Access access) {
    return new Builder(HttpMethod.DELETE, path, access);
  }

  /// Begins a row.
  public static Builder of(HttpMethod method, String path, Access access) {
    return new Builder(method, path, access);
  }

  /// Whether this row stands behind all others and takes what they leave.
  boolean isCatchAll() {
    return path.startsWith("/{*");
  }

  /// A row that is being written; the method that names the answer ends it.
  public static final class Builder {
    private final HttpMethod method;
    private final String path;
    private final Access access;
    private final List<QueryParameter> query = new ArrayList<>();
    private final List<ProblemCode> problems = new ArrayList<>();
    private String id = "";
    private String tag = "";
    private String summary = "";
    private Optional<Class<?>> request = Optional.empty();

    private Builder(HttpMethod method, String path, Access access) {
      this.method = method;
      this.path = path;
      this.access = access;
    }

    /// Names the operation for the OpenAPI document.
    public Builder named(String tag, String id, String summary) {
      this.tag = tag;
      this.id = id;
      this.summary = summary;
      return this;
    }

    /// Adds an optional query parameter.
    public Builder query(QueryParameter parameter) {
      query.add(parameter);
      return this;
    }

    /// Says what the JSON body is.
    public Builder takes(Class<?> body) {
      request = Optional.of(body);
      return this;
    }

    /// Says which problems are particular to this route.
    public Builder problems(ProblemCode... codes) {
      problems.addAll(List.of(codes));
      return this;
    }

    /// Answers one record.
    public <T> Route answers(Class<T> type, Handler<T> handler) {
      return end(new Answer.Json<>(type, handler));
    }

    /// Answers one page of a list.
    public <T> Route pages(Class<T> item, Handler<Page<T>> handler) {
      query.add(QueryParameter.text("limit", "Most items to answer, 1 to 200; 50 unless given"));
      query.add(QueryParameter.text("cursor", "The next_cursor of the page before"));
      return end(new Answer.PageOf<>(item, handler));
    }

    /// Answers a list that is short by nature, in the form of a page.
    public <T> Route answersWhole(Class<T> item, Handler<Page<T>> handler) {
      return end(new Answer.PageOf<>(item, handler));
    }

    /// Makes something new and answers it.
    public <T> Route creates(Class<T> type, Handler.Creating<T> handler) {
      return end(new Answer.Created<>(type, handler));
    }

    /// Does something that has no answer.
    public Route does(Handler<Done> handler) {
      return end(new Answer.Nothing(handler));
    }

    /// Writes its own response.
    public Route writes(String mediaType, Handler<ServerResponse> handler) {
      return end(new Answer.Raw(mediaType, handler));
    }

    /// Always answers a problem.
    public Route refuses(Handler<Problem> handler) {
      return end(new Answer.Refused(handler));
    }

    private Route end(Answer answer) {
      var operation = new Operation(id, tag, summary, query, request, answer, problems);
      return new Route(method, path, access, operation);
    }
  }

  /// The result of a handler that has nothing to say.
  public enum Done {
    DONE
  }
}
