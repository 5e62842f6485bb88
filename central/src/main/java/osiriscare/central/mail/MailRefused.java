package osiriscare.central.mail;

/// The mail server did not take a mail.
public final class MailRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MailRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
