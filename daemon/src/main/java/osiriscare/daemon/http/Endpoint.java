package osiriscare.daemon.http;

import java.util.List;

/// One line of a program's route table.
///
/// @param template path with `{name}` for each variable segment, `{+name}` for all that follows
/// @param access who may call it, in words, for the OpenAPI document; empty means anyone
/// @param requestFields fields of the JSON body as `name:type`, a `!` behind the required ones;
///   empty without a body
/// @param responseFields fields of the JSON answer, in the same form
public record Endpoint(
    String method,
    String template,
    String summary,
    String access,
    List<String> requestFields,
    List<String> responseFields,
    Handler handler) {

  public Endpoint {
    requestFields = List.copyOf(requestFields);
    responseFields = List.copyOf(responseFields);
  }

  /// Answers a request. May throw `InvalidRequest` and `ProblemException`; anything else is our bug
  /// or the world's failure.
  @FunctionalInterface
  public interface Handler {
    Answer handle(Exchange exchange) throws Exception;
  }

  /// Stands before every handler, that for unknown paths included: what all routes share, such as
  /// limits, credentials and the form of errors.
  @FunctionalInterface
  public interface Filter {
    Answer apply(Exchange exchange, Handler next) throws Exception;
  }
}
