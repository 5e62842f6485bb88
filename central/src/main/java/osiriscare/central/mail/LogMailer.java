package osiriscare.central.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows mails in the console, for machines without a mail server: whoever reads it may use the
/// links. Only there does a link with its token come near a log.
final class LogMailer implements Mailer {
  private static final Logger log = LoggerFactory.getLogger(LogMailer.class);

  @Override
  public void send(Mail mail) {
    log.atWarn()
        .addKeyValue("to", mail.to())
        .addKeyValue("subject", mail.subject())
        .addKeyValue("text", mail.text())
        .log("no mail server is configured (OSIRIS_SMTP_URL): this mail was not sent");
  }
}
