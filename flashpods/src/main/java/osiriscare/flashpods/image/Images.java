package osiriscare.flashpods.image;

/// Which images may run, and getting them onto this host.
public interface Images {
  /// Reads an image reference of the API.
  ///
  /// @throws osiriscare.flashpods.error.ApiError `invalid_image` when the grammar or the allow-list
  ///   refuses it
  ImageRef allowed(String reference);

  /// Has the image here, pulling it when it is not; several callers of one image share one pull.
  ///
  /// @return the digest that will run
  /// @throws ImageUnavailable when it cannot be had
  String ensure(ImageRef image);
}
