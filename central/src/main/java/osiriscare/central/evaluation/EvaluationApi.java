package osiriscare.central.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import osiriscare.central.route.AnswerJson;
import osiriscare.central.route.Call;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Shows the report that was published last.
public final class EvaluationApi {
  private static final String PUBLISHED = "/osiriscare/central/evaluation/report.json";

  private final Optional<Path> file;

  /// @param file an operator's own report, as `bench/run l2-eval` writes it; empty takes the one
  ///   that was published with this build
  EvaluationApi(Optional<Path> file) {
    this.file = file;
  }

  /// The report.
  public EvaluationReport latest(Call call) {
    return latest();
  }

  EvaluationReport latest() {
    try {
      return AnswerJson.read(bytes(), "report", EvaluationReport.class);
    } catch (InvalidRequest e) {
      throw none("The report cannot be read: " + e.getMessage());
    }
  }

  private byte[] bytes() {
    try {
      if (file.isPresent()) {
        if (!Files.isRegularFile(file.get())) {
          throw none("There is no file where OSIRIS_L2_EVALUATION_FILE says: see bench/README.md");
        }
        return Files.readAllBytes(file.get());
      }
      try (var published = EvaluationApi.class.getResourceAsStream(PUBLISHED)) {
        if (published == null) {
          throw none("No report was published with this build: see bench/README.md");
        }
        return published.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("read the planner's evaluation", e);
    }
  }

  private static ProblemException none(String why) {
    return new ProblemException(ProblemCode.NOT_FOUND, why);
  }
}
