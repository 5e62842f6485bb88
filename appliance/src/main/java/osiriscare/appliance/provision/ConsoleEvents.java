package osiriscare.appliance.provision;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.retry.Backoff;
import osiriscare.protocol.id.ProvisionCode;

/// What happens at the console of an appliance that waits for a code: the keyboard (or a scanner),
/// a phone and a file that was put on the machine, each read by a thread of its own, one event
/// after the other.
final class ConsoleEvents implements AutoCloseable {
  private static final Backoff UNREACHED =
      new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));
  // Whoever pastes a book waits until its lines are claimed.
  private static final int WAITING_MAX = 16;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>(WAITING_MAX);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final RandomGenerator random;

  ConsoleEvents(RandomGenerator random) {
    this.random = random;
  }

  /// Something that happened.
  sealed interface Event {
    /// Somebody typed a line.
    record Typed(String line) implements Event {}

    /// Nobody will type any more.
    record InputEnded() implements Event {}

    /// It is time to claim with the code of the file.
    ///
    /// @param isWorthRetrying to be told whether the same code may work later; once
    record FileDue(Consumer<Boolean> isWorthRetrying) implements Event {}

    /// A phone can name us by this short code from now on.
    record ShortCodeShown(PhoneHandOver.Open open) implements Event {}

    /// A phone handed over a code.
    ///
    /// @param isDone to be counted down when it was claimed or refused
    record HandedOver(PhoneHandOver.Open open, ProvisionCode code, CountDownLatch isDone)
        implements Event {}
  }

  /// Starts to read.
  void start(BufferedReader in, PhoneHandOver phone) {
    threads.execute(() -> logged(() -> read(in)));
    threads.execute(() -> logged(() -> listen(phone)));
  }

  /// Has the code of a file claimed, again and again with growing pauses while that may help.
  void startFile() {
    threads.execute(() -> logged(this::repeatFile));
  }

  private void repeatFile() throws InterruptedException {
    int failures = 0;
    while (true) {
      var isWorthRetrying = new ArrayBlockingQueue<Boolean>(1);
      events.put(new Event.FileDue(isWorthRetrying::add));
      if (!isWorthRetrying.take()) {
        return;
      }
      failures++;
      Thread.sleep(UNREACHED.after(failures, random));
    }
  }

  /// The next event, whenever it comes.
  Event next() throws InterruptedException {
    return events.take();
  }

  private void read(BufferedReader in) throws IOException, InterruptedException {
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      events.put(new Event.Typed(line));
    }
    events.put(new Event.InputEnded());
  }

  private void listen(PhoneHandOver phone) throws InterruptedException {
    int failures = 0;
    while (true) {
      var open = phone.announce();
      if (open.isPresent()) {
        failures = 0;
        events.put(new Event.ShortCodeShown(open.get()));
        listen(phone, open.get());
      } else {
        failures++;
        Thread.sleep(UNREACHED.after(failures, random));
      }
    }
  }

  // Until the short code is over, or has brought a code.
  private void listen(PhoneHandOver phone, PhoneHandOver.Open open) throws InterruptedException {
    while (true) {
      Thread.sleep(open.pollInterval());
      switch (phone.ask(open)) {
        case PhoneHandOver.Answer.Nothing _ -> {}
        case PhoneHandOver.Answer.Over _ -> {
          return;
        }
        case PhoneHandOver.Answer.Code(var code) -> {
          var isDone = new CountDownLatch(1);
          events.put(new Event.HandedOver(open, code, isDone));
          isDone.await();
          return;
        }
      }
    }
  }

  @FunctionalInterface
  private interface Reading {
    void run() throws IOException, InterruptedException;
  }

  // One that ends badly must not take the other with it.
  private static void logged(Reading reading) {
    try {
      reading.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LoggerFactory.getLogger(ConsoleEvents.class)
          .atWarn()
          .setCause(e)
          .log("the console can be read no more; a phone can still hand over a code");
    }
  }

  /// Stops to listen. Whoever waits for the keyboard cannot be interrupted and is left behind.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
