package osiriscare.central.edge;

import java.time.Clock;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import osiriscare.central.account.Credentials;
import osiriscare.central.route.Problems;
import osiriscare.central.route.RouteTable;
import osiriscare.central.settings.CentralSettings;

/// Builds the filters.
@Configuration(proxyBeanMethods = false)
public class EdgeConfiguration {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; "
          + "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";

  @Bean
  Problems problems() {
    return new Problems();
  }

  @Bean
  FilterRegistrationBean<EdgeFilter> edgeFilter(Problems problems) {
    var registration = new FilterRegistrationBean<>(new EdgeFilter(problems));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsBeforeFilters() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
          }
        });
  }

  @Bean
  RouteAccess routeAccess(RouteTable routes, CentralSettings settings) {
    return new RouteAccess(routes, settings.signIn().secondFactor());
  }

  @Bean
  Denials denials(RouteAccess access, Problems problems) {
    return new Denials(access, problems);
  }

  @Bean
  RateLimitFilter rateLimitFilter(Problems problems, CentralSettings settings, Clock clock) {
    return new RateLimitFilter(
        problems, settings.accountPerMinute(), settings.anonymousPerMinute(), clock);
  }

  /// It stands in the security chain, behind the authentication, and nowhere else.
  @Bean
  FilterRegistrationBean<RateLimitFilter> noSecondRateLimit(RateLimitFilter limits) {
    var registration = new FilterRegistrationBean<>(limits);
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  SecurityFilterChain securityFilterChain(
      HttpSecurity http,
      Credentials credentials,
      RouteAccess access,
      Denials denials,
      RateLimitFilter limits) {
    return http.securityContext(context -> context.securityContextRepository(credentials))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(csrf ->
            csrf.csrfTokenRepository(new SessionCsrf())
                .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                .requireCsrfProtectionMatcher(SessionCsrf::isNeeded))
        .addFilterBefore(limits, CsrfFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().access(access))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(denials).accessDeniedHandler(denials))
        .headers(headers ->
            headers
                .cacheControl(cache -> cache.disable())
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(
                    opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                    permissions.policy("camera=(), geolocation=(), microphone=(), payment=()")))
        .build();
  }
}
