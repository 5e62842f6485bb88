package osiriscare.flashpods.cli;

/// The API said no.
final class ApiRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  ApiRefused(int status, String code, String message) {
    super(message + " (" + code + ")");
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
