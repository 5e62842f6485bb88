package osiriscare.central.mail;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Looks for addresses and mails them after the answer was given, so that neither its time nor its
/// text tells who is known.
public final class BehindTheAnswer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BehindTheAnswer.class);
  private static final int AT_ONCE_MAX = 8;
  // More than a mail server that hangs can hold up for the addresses that are known: else it would
  // be those after which everybody is refused.
  private static final int WAITING_MAX = 1000;

  private final Semaphore places = new Semaphore(WAITING_MAX);
  private final Semaphore turns = new Semaphore(AT_ONCE_MAX);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Does something soon; that it failed is told in the log alone.
  ///
  /// @throws ProblemException `rate_limited`, whatever the address, when very many wait
  public void run(Runnable work) {
    if (!places.tryAcquire()) {
      throw new ProblemException(ProblemCode.RATE_LIMITED);
    }
    threads.execute(() -> {
      try {
        inTurn(work);
      } catch (RuntimeException e) {
        log.atWarn().setCause(e).log("no link was mailed to who asked for one");
      } finally {
        places.release();
      }
    });
  }

  private void inTurn(Runnable work) {
    turns.acquireUninterruptibly();
    try {
      work.run();
    } finally {
      turns.release();
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
