package osiriscare.central.password;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Hashes passwords with Argon2id and compares them, a few at a time because each takes 19 MiB of
/// memory.
public final class Passwords {
  private static final int AT_ONCE_MAX = 4;
  private static final long WAIT_MAX_S = 5;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ITERATIONS = 2;

  private final Semaphore turns = new Semaphore(AT_ONCE_MAX, true);
  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, ITERATIONS);
  private final String nobody = argon2.encode("nobody has this password");

  /// What to store.
  public String hash(Secret password) {
    takeTurn();
    try {
      return argon2.encode(password.reveal());
    } finally {
      turns.release();
    }
  }

  /// Whether it is the password that was hashed.
  public boolean matches(Secret password, String hash) {
    takeTurn();
    try {
      return argon2.matches(password.reveal(), hash);
    } finally {
      turns.release();
    }
  }

  private void takeTurn() {
    try {
      if (!turns.tryAcquire(WAIT_MAX_S, TimeUnit.SECONDS)) {
        throw new ProblemException(ProblemCode.RATE_LIMITED, "Too many logins at once; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ProblemCode.UNAVAILABLE);
    }
  }

  /// Takes as long as [#matches] does, for a name that nobody has.
  public void pretend(Secret password) {
    matches(password, nobody);
  }
}
