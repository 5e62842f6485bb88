package osiriscare.receiver;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.settings.Settings;
import osiriscare.protocol.BuildInfo;

/// The program `checkin-receiver`.
public final class ReceiverMain {
  private static final Logger log = LoggerFactory.getLogger(ReceiverMain.class);

  private ReceiverMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    Receiver receiver;
    try {
      receiver =
          Receiver.start(ReceiverConfig.from(new Settings(System.getenv())), Clock.systemUTC());
    } catch (Settings.InvalidSetting | IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    log.atInfo()
        .addKeyValue("port", receiver.port())
        .addKeyValue("build", BuildInfo.current().id())
        .log("receiver ready");
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  receiver.close();
                  stopped.countDown();
                }));
    stopped.await();
  }
}
