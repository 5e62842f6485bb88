package osiriscare.central.mail;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.settings.CentralSettings;

/// Builds what sends mail.
@Configuration(proxyBeanMethods = false)
public class MailConfiguration {
  @Bean
  Mailer mailer(CentralSettings settings) {
    return settings.mailServer().<Mailer>map(SmtpMailer::new).orElseGet(LogMailer::new);
  }
}
