package osiriscare.central.misdirected;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.settings.CentralSettings;

/// Builds the answer to machines.
@Configuration(proxyBeanMethods = false)
public class MisdirectedConfiguration {
  @Bean
  MisdirectedApi misdirectedApi(CentralSettings settings) {
    return new MisdirectedApi(settings.receiverUrl());
  }
}
