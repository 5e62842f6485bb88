package osiriscare.central.edge;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;

/// Answers with a problem what Tomcat refuses before any filter runs, such as a torn request line.
/// Public, and with a constructor without arguments, because Tomcat makes it by name.
public final class ProblemReportValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    var problem = Problem.of(code(status));
    try {
      response.setStatus(problem.code().status());
      response.setContentType(Problem.MEDIA_TYPE);
      response.getOutputStream().write(Json.bytes(problem.toJson()));
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      getContainer().getLogger().debug("the client went away before it was told what is wrong", e);
    }
  }

  private static ProblemCode code(int status) {
    return switch (status) {
      case 404 -> ProblemCode.NOT_FOUND;
      case 405, 501 -> ProblemCode.METHOD_NOT_ALLOWED;
      case 413 -> ProblemCode.PAYLOAD_TOO_LARGE;
      case 503 -> ProblemCode.UNAVAILABLE;
      default -> status < 500 ? ProblemCode.INVALID_REQUEST : ProblemCode.INTERNAL;
    };
  }
}
