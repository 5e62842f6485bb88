package osiriscare.appliance.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.evidence.signing.ReleaseKeys;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.order.OrderCompletion.Status;

class RestartDeskTest {
  private static final OrderId ORDER = new OrderId("ORD-20261121104500-9F3A22C1");

  @TempDir Path folder;
  private final AtomicInteger ends = new AtomicInteger();

  private RestartDesk process(boolean isSupervised) {
    var settings =
        new OverlaySettings(
            ReleaseKeys.NONE, Optional.empty(), isSupervised, ends::incrementAndGet);
    return new RestartDesk(
        folder,
        settings,
        _ -> {
          if (isSupervised) {
            throw new InterruptedException("the process ends");
          }
        });
  }

  @Test
  void order_isDoneByTheNextProcessOnly() throws Exception {
    assertThatThrownBy(() -> process(true).carryOut(ORDER))
        .isInstanceOf(InterruptedException.class);
    assertThat(ends).hasValue(1);
    var next = process(true);
    assertThat(next.carryOut(ORDER).get("restarted").booleanValue()).isTrue();
    assertThat(ends).as("not again").hasValue(1);
    assertThatThrownBy(() -> next.carryOut(new OrderId("ORD-20261121104500-9F3A22C2")))
        .isInstanceOf(InterruptedException.class);
    assertThat(ends).as("another order").hasValue(2);
  }

  @Test
  void tornMarker_proveNothing_soItRestartsAgain() throws Exception {
    Files.writeString(folder.resolve(".restart-order"), "osiriscare-restart 1\norder=" + ORDER);
    assertThatThrownBy(() -> process(true).carryOut(ORDER))
        .isInstanceOf(InterruptedException.class);
    assertThat(ends).hasValue(1);
  }

  @Test
  void processThatNobodyStartsAgain_refuses() {
    assertThatThrownBy(() -> process(false).carryOut(ORDER))
        .isInstanceOfSatisfying(
            OrderFailed.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(Status.REFUSED);
              assertThat(refused.code()).isEqualTo("not_supervised");
            });
    assertThat(ends).hasValue(0);
  }

  @Test
  void processThatDoesNotEnd_saysSo() {
    var stubborn =
        new RestartDesk(
            folder,
            new OverlaySettings(ReleaseKeys.NONE, Optional.empty(), true, () -> {}),
            _ -> {});
    assertThatThrownBy(() -> stubborn.carryOut(ORDER))
        .isInstanceOfSatisfying(
            OrderFailed.class, failed -> assertThat(failed.code()).isEqualTo("not_restarted"));
  }
}
