package osiriscare.central.route;

import java.util.List;
import java.util.Optional;
import osiriscare.protocol.problem.ProblemCode;

/// What the OpenAPI document tells of a route beside its method, path and access.
///
/// @param id unique name, the method name in generated clients
/// @param tag the group it is listed under
/// @param request record of the JSON body
/// @param problems codes it answers beyond those that every route may answer
public record Operation(
    String id,
    String tag,
    String summary,
    List<QueryParameter> query,
    Optional<Class<?>> request,
    Answer answer,
    List<ProblemCode> problems) {

  public Operation {
    query = List.copyOf(query);
    problems = List.copyOf(problems);
  }
}
