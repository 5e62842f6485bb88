package osiriscare.appliance.drift;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;

/// A program of the seeded host: listens on every address of its own network namespace until it is
/// stopped.
final class OpenPorts {
  private static final int PORTS = 6;

  private OpenPorts() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var open = new ArrayList<ServerSocketChannel>();
    for (int i = 0; i < PORTS; i++) {
      open.add(ServerSocketChannel.open().bind(new InetSocketAddress("0.0.0.0", 0)));
    }
    System.out.println("open " + open.size());
    new CountDownLatch(1).await();
  }
}
