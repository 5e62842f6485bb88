package osiriscare.central.evaluation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.settings.CentralSettings;

/// Builds the evaluation's door.
@Configuration(proxyBeanMethods = false)
public class EvaluationConfiguration {
  @Bean
  EvaluationApi evaluationApi(CentralSettings settings) {
    return new EvaluationApi(settings.evaluationFile());
  }
}
