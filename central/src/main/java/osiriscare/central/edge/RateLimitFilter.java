package osiriscare.central.edge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;
import osiriscare.central.access.AccountAuthentication;
import osiriscare.central.access.ClientAuthentication;
import osiriscare.central.route.Problems;
import osiriscare.daemon.http.CallerNetwork;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;

/// Bounds how often an account may call the API, and how often an address may without one. Each has
/// a budget of its own: who guesses from an address takes nothing from who works from there.
final class RateLimitFilter extends OncePerRequestFilter {
  private static final int CALLERS_MAX = 20_000;

  private final Problems problems;
  private final LoadingCache<String, Bucket> accounts;
  private final LoadingCache<String, Bucket> addresses;

  RateLimitFilter(Problems problems, int accountPerMinute, int addressPerMinute, Clock clock) {
    this.problems = problems;
    this.accounts = buckets(accountPerMinute, clock);
    this.addresses = buckets(addressPerMinute, clock);
  }

  private static LoadingCache<String, Bucket> buckets(int perMinute, Clock clock) {
    var time = new ClockMeter(clock);
    return Caffeine.newBuilder()
        .maximumSize(CALLERS_MAX)
        .build(_ ->
            Bucket.builder()
                .addLimit(limit ->
                    limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var bucket =
        AccountAuthentication.current()
            .map(account -> account.userId())
            .or(() -> ClientAuthentication.current().map(account -> account.userId()))
            .map(user -> accounts.get(user.toString()))
            .orElseGet(() -> addresses.get(CallerNetwork.of(request.getRemoteAddr())));
    var taken = bucket.tryConsumeAndReturnRemaining(1);
    if (taken.isConsumed()) {
      chain.doFilter(request, response);
      return;
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(taken.getNanosToWaitForRefill()) + 1;
    problems.write(
        response,
        Problem.of(ProblemCode.RATE_LIMITED)
            .with(Json.object().put("retry_after_seconds", seconds)));
  }

  private record ClockMeter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
