package osiriscare.protocol.json;

import java.util.List;
import java.util.stream.Collectors;

/// The caller's mistake: names each field that is wrong and why. Messages never quote the value.
public final class InvalidRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  /// One wrong field.
  ///
  /// @param field path from the top of the document, such as `checks[3].host`
  /// @param message what is wrong, to follow the field's name in a sentence
  public record FieldError(String field, String message) {}

  /// One wrong field.
  public InvalidRequest(String field, String message) {
    this(List.of(new FieldError(field, message)));
  }

  /// All wrong fields at once.
  public InvalidRequest(List<FieldError> errors) {
    super(
        errors.stream().map(e -> e.field() + " " + e.message()).collect(Collectors.joining("; ")));
    this.errors = List.copyOf(errors);
  }

  /// The wrong fields, in the order in which they were found; never empty.
  public List<FieldError> errors() {
    return errors;
  }
}
