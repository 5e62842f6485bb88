package osiriscare.flashpods.real;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// A program that answers every look-up with one address, for a test's network namespace.
public final class NameServer {
  private static final int HEADER = 12;
  private static final int TTL = 60;

  private NameServer() {}

  /// Answers until it is killed.
  ///
  /// @param arguments where to listen, what to answer
  public static void main(String[] arguments) throws IOException {
    var answer = InetAddress.ofLiteral(arguments[1]).getAddress();
    try (var socket = new DatagramSocket(new InetSocketAddress(arguments[0], 53))) {
      while (true) {
        var packet = new DatagramPacket(new byte[512], 512);
        socket.receive(packet);
        var reply = reply(packet, answer);
        socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
      }
    }
  }

  // The question is sent back with one answer behind it, or none when it is not for an IPv4
  // address.
  private static byte[] reply(DatagramPacket query, byte[] answer) {
    int end = HEADER;
    while (query.getData()[end] != 0) {
      end += query.getData()[end] + 1;
    }
    boolean isIpv4 = query.getData()[end + 2] == 1;
    end += 5;
    var reply = ByteBuffer.allocate(end + (isIpv4 ? 12 + answer.length : 0));
    reply.put(query.getData(), 0, 2).putShort((short) 0x8180).putShort((short) 1);
    reply.putShort((short) (isIpv4 ? 1 : 0)).putInt(0);
    reply.put(query.getData(), HEADER, end - HEADER);
    if (isIpv4) {
      reply.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(TTL);
      reply.putShort((short) answer.length).put(answer);
    }
    return reply.array();
  }
}
