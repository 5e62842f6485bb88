package osiriscare.daemon.archive;

/// An archive, or what was unpacked from it, is not what was signed.
public final class InvalidArchive extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidArchive(String why) {
    super(why);
  }
}
