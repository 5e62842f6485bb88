package osiriscare.central.ui;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.settings.CentralSettings;

/// Builds the UI host.
@Configuration(proxyBeanMethods = false)
public class UiConfiguration {
  @Bean
  UiFiles uiFiles(CentralSettings settings) {
    return new UiFiles(settings.webFolder());
  }
}
