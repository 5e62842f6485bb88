package osiriscare.central.openapi;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.route.RouteTable;

/// Builds the OpenAPI document's route.
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {
  @Bean
  OpenApiApi openApiApi(ObjectProvider<RouteTable> table) {
    return new OpenApiApi(() -> table.getObject().routes());
  }
}
