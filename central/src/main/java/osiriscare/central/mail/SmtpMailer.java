package osiriscare.central.mail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import osiriscare.central.settings.MailServer;
import osiriscare.protocol.id.Secret;

/// Sends mail through an SMTP server. Nothing crosses a network unencrypted: the server must offer
/// TLS with a certificate for its name, unless it is on this machine.
final class SmtpMailer implements Mailer {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
  private final String from;

  SmtpMailer(MailServer server) {
    from = server.from();
    sender.setHost(server.host());
    sender.setPort(server.port());
    sender.setProtocol(server.security() == MailServer.Security.TLS ? "smtps" : "smtp");
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    server.username().ifPresent(sender::setUsername);
    server.password().map(Secret::reveal).ifPresent(sender::setPassword);
    var properties = sender.getJavaMailProperties();
    for (var protocol : new String[] {"smtp", "smtps"}) {
      var prefix = "mail." + protocol + ".";
      var millis = Long.toString(TIMEOUT.toMillis());
      properties.setProperty(prefix + "connectiontimeout", millis);
      properties.setProperty(prefix + "timeout", millis);
      properties.setProperty(prefix + "writetimeout", millis);
      properties.setProperty(prefix + "ssl.checkserveridentity", "true");
      properties.setProperty(prefix + "auth", Boolean.toString(server.username().isPresent()));
    }
    boolean isStartTls = server.security() == MailServer.Security.START_TLS;
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(isStartTls));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(isStartTls));
  }

  @Override
  public void send(Mail mail) {
    var message = new SimpleMailMessage();
    message.setFrom(from);
    message.setTo(mail.to());
    message.setSubject(mail.subject());
    message.setText(mail.text());
    try {
      sender.send(message);
    } catch (MailException e) {
      throw new MailRefused("send a mail through " + sender.getHost(), e);
    }
  }
}
