package osiriscare.central.mail;

/// Sends mail.
public interface Mailer {
  /// A plain text to one person.
  record Mail(String to, String subject, String text) {}

  /// Hands a mail to the mail server; returns when the server has it.
  ///
  /// @throws MailRefused when it did not take it
  void send(Mail mail);
}
