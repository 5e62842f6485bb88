package osiriscare.cli.central;

import java.util.Optional;

/// Central did not do what it was asked, or did not answer.
public final class CentralRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  CentralRefused(int status, Optional<String> code, String message) {
    super(message);
    this.status = status;
    this.code = code.orElse("");
  }

  CentralRefused(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
    this.code = "";
  }

  /// The HTTP status; 0 when there was no answer.
  public int status() {
    return status;
  }

  /// The problem's code, or an empty text.
  public String code() {
    return code;
  }
}
