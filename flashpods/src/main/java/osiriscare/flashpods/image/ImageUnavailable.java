package osiriscare.flashpods.image;

/// An image cannot be had: not in the store and not to be pulled.
public final class ImageUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message which image and why, for the job's log
  public ImageUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
