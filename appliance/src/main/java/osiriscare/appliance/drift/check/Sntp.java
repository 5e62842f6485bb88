package osiriscare.appliance.drift.check;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import osiriscare.appliance.drift.host.Seen;

/// Asks one time server for the offset of this machine's clock (SNTP version 4, RFC 4330).
final class Sntp {
  private static final int PORT = 123;
  private static final int PACKET_BYTES = 48;
  private static final int CLIENT_VERSION_4 = 0x23;
  private static final int MODE_SERVER = 4;
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Clock clock;
  private final Duration limit;

  Sntp(Clock clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /// The server's clock minus ours, in milliseconds.
  ///
  /// @param server a name or address, with `:port` when the port is another
  Seen<Long> offsetMs(String server) {
    var colon = server.lastIndexOf(':');
    var hasPort = colon > 0 && server.indexOf(':') == colon;
    try (var socket = new DatagramSocket()) {
      var address = InetAddress.getByName(hasPort ? server.substring(0, colon) : server);
      socket.connect(address, hasPort ? Integer.parseInt(server.substring(colon + 1)) : PORT);
      socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
      return ask(socket, server);
    } catch (SocketTimeoutException _) {
      return new Seen.Hidden<>(server + " does not answer");
    } catch (IOException | NumberFormatException _) {
      return new Seen.Hidden<>(server + " cannot be asked for the time");
    }
  }

  /// What is sent as our time is a random number: it need not be the time, comes back as it was,
  /// and so proves that the answer is to this question.
  private Seen<Long> ask(DatagramSocket socket, String server) throws IOException {
    var nonce = RANDOM.nextLong();
    var request = ByteBuffer.allocate(PACKET_BYTES);
    request.put(0, (byte) CLIENT_VERSION_4).putLong(40, nonce);
    var sent = clock.instant();
    socket.send(new DatagramPacket(request.array(), PACKET_BYTES));
    var reply = new DatagramPacket(new byte[PACKET_BYTES], PACKET_BYTES);
    socket.receive(reply);
    var received = clock.instant();
    return decide(
        ByteBuffer.wrap(reply.getData(), 0, reply.getLength()), nonce, sent, received, server);
  }

  static Seen<Long> decide(
      ByteBuffer reply, long nonce, Instant sent, Instant received, String server) {
    if (reply.remaining() < PACKET_BYTES
        || (reply.get(0) & 7) != MODE_SERVER
        || reply.getLong(24) != nonce) {
      return new Seen.Hidden<>(server + " answers with something else than the time");
    }
    var stratum = reply.get(1);
    var leap = (reply.get(0) >> 6) & 3;
    if (leap == 3 || stratum < 1 || stratum > 15) {
      return new Seen.Hidden<>(server + " does not know the time itself");
    }
    var there = millis(reply, 32) - sent.toEpochMilli();
    var back = millis(reply, 40) - received.toEpochMilli();
    return new Seen.Known<>((there + back) / 2);
  }

  /// Seconds since 1900 that wrap in 2036: a small number is of the next era (RFC 4330, section 3).
  private static long millis(ByteBuffer packet, int at) {
    var second = Integer.toUnsignedLong(packet.getInt(at));
    var era = second < 0x8000_0000L ? 0x1_0000_0000L : 0;
    var fraction = Integer.toUnsignedLong(packet.getInt(at + 4));
    return (second + era - SECONDS_1900_TO_1970) * 1000 + ((fraction * 1000) >> 32);
  }
}
