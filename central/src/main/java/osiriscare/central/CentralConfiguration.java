package osiriscare.central;

import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.system.SystemMetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import osiriscare.central.account.AccountConfiguration;
import osiriscare.central.audit.AuditConfiguration;
import osiriscare.central.budget.BudgetConfiguration;
import osiriscare.central.catalogue.CatalogueConfiguration;
import osiriscare.central.client.ClientConfiguration;
import osiriscare.central.clientnotice.ClientNoticeConfiguration;
import osiriscare.central.credential.CredentialConfiguration;
import osiriscare.central.delivery.DeliveryConfiguration;
import osiriscare.central.edge.EdgeConfiguration;
import osiriscare.central.evaluation.EvaluationConfiguration;
import osiriscare.central.event.EventConfiguration;
import osiriscare.central.evidence.EvidenceConfiguration;
import osiriscare.central.fleet.FleetConfiguration;
import osiriscare.central.flywheel.FlywheelConfiguration;
import osiriscare.central.healing.HealingConfiguration;
import osiriscare.central.health.HealthConfiguration;
import osiriscare.central.incident.IncidentConfiguration;
import osiriscare.central.invite.InviteConfiguration;
import osiriscare.central.liveness.LivenessConfiguration;
import osiriscare.central.mail.MailConfiguration;
import osiriscare.central.masterkey.MasterKeyConfiguration;
import osiriscare.central.misdirected.MisdirectedConfiguration;
import osiriscare.central.notification.NotificationConfiguration;
import osiriscare.central.openapi.OpenApiConfiguration;
import osiriscare.central.order.OrderConfiguration;
import osiriscare.central.partner.PartnerConfiguration;
import osiriscare.central.planner.PlannerConfiguration;
import osiriscare.central.policy.PolicyConfiguration;
import osiriscare.central.policysource.PolicySourceConfiguration;
import osiriscare.central.portal.PortalConfiguration;
import osiriscare.central.provision.ProvisionConfiguration;
import osiriscare.central.release.ReleaseConfiguration;
import osiriscare.central.reset.ResetConfiguration;
import osiriscare.central.route.IdempotentAnswers;
import osiriscare.central.route.Problems;
import osiriscare.central.route.RouteServer;
import osiriscare.central.route.RouteTable;
import osiriscare.central.secret.Vault;
import osiriscare.central.signing.SigningConfiguration;
import osiriscare.central.site.SiteConfiguration;
import osiriscare.central.sso.SsoConfiguration;
import osiriscare.central.ticket.TicketConfiguration;
import osiriscare.central.tier.TierConfiguration;
import osiriscare.central.tool.ToolConfiguration;
import osiriscare.central.ui.UiConfiguration;
import osiriscare.central.user.UserConfiguration;
import osiriscare.central.watcher.WatcherConfiguration;
import osiriscare.database.Database;

/// Joins the features. What Spring Boot contributes is named here one by one: nothing is scanned,
/// nothing appears because a jar does, and the start is quicker for it.
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  CompositeMeterRegistryAutoConfiguration.class,
  ConfigurationPropertiesAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  JvmMetricsAutoConfiguration.class,
  LifecycleAutoConfiguration.class,
  MetricsAutoConfiguration.class,
  ObservationAutoConfiguration.class,
  PrometheusMetricsExportAutoConfiguration.class,
  SecurityAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class,
  ServletWebSecurityAutoConfiguration.class,
  SystemMetricsAutoConfiguration.class,
  TaskExecutionAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  WebMvcObservationAutoConfiguration.class,
})
@Import({
  AccountConfiguration.class,
  AuditConfiguration.class,
  InviteConfiguration.class,
  MailConfiguration.class,
  MasterKeyConfiguration.class,
  UserConfiguration.class,
  CentralRoutes.class,
  PartnerRoutes.class,
  NotificationRoutes.class,
  ClientRoutes.class,
  ClientConfiguration.class,
  ClientNoticeConfiguration.class,
  PortalConfiguration.class,
  EdgeConfiguration.class,
  EvaluationConfiguration.class,
  HealthConfiguration.class,
  BudgetConfiguration.class,
  FleetConfiguration.class,
  FlywheelConfiguration.class,
  CatalogueConfiguration.class,
  CredentialConfiguration.class,
  DeliveryConfiguration.class,
  EventConfiguration.class,
  EvidenceConfiguration.class,
  LivenessConfiguration.class,
  NotificationConfiguration.class,
  IncidentConfiguration.class,
  WatcherConfiguration.class,
  HealingConfiguration.class,
  MisdirectedConfiguration.class,
  OpenApiConfiguration.class,
  OrderConfiguration.class,
  PartnerConfiguration.class,
  PlannerConfiguration.class,
  PolicyConfiguration.class,
  PolicySourceConfiguration.class,
  ProvisionConfiguration.class,
  ReleaseConfiguration.class,
  ResetConfiguration.class,
  SiteConfiguration.class,
  SigningConfiguration.class,
  SsoConfiguration.class,
  TicketConfiguration.class,
  TierConfiguration.class,
  ToolConfiguration.class,
  UiConfiguration.class,
})
class CentralConfiguration {
  @Bean
  RouteServer routeServer(Database database, Vault vault, Problems problems, Clock clock) {
    return new RouteServer(new IdempotentAnswers(database, vault, clock), problems);
  }

  @Bean
  RouteTable routeTable(CentralRoutes routes, RouteServer server) {
    return new RouteTable(routes.all(), server);
  }
}
