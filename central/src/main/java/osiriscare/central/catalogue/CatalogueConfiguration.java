package osiriscare.central.catalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds the catalogue feature.
@Configuration(proxyBeanMethods = false)
public class CatalogueConfiguration {
  @Bean
  CatalogueApi catalogueApi() {
    return new CatalogueApi();
  }
}
