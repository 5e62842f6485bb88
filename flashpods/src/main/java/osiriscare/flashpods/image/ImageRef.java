package osiriscare.flashpods.image;

/// An image reference that was checked against grammar and allow-list.
public record ImageRef(String value) {
  @Override
  public String toString() {
    return value;
  }
}
