package osiriscare.daemon.systemd;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// Sends datagrams to a Unix socket: Java has Unix sockets for streams only, so this calls the C
/// library (ADR 51). Linux.
final class DatagramSender implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;

  // struct sockaddr_un: the family, then at most this many bytes of path.
  private static final int PATH_AT = Short.BYTES;
  private static final int PATH_MAX = 108;

  private static final Linker.Option WITH_ERRNO = Linker.Option.captureCallState("errno");
  private static final MethodHandle SOCKET =
      function(
          "socket",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT));
  private static final MethodHandle SENDTO =
      function(
          "sendto",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private final byte[] path;
  private final int descriptor;

  private DatagramSender(byte[] path, int descriptor) {
    this.path = path;
    this.descriptor = descriptor;
  }

  /// @param address a path, or `@name` of the abstract name space
  /// @throws IOException when it is no such address, or no socket is to be had
  static DatagramSender to(String address) throws IOException {
    var path = address.getBytes(StandardCharsets.UTF_8);
    boolean isAbstract = address.startsWith("@");
    if (path.length < 2 || path.length >= PATH_MAX || !(isAbstract || address.startsWith("/"))) {
      throw new IOException("not the address of a Unix socket");
    }
    if (isAbstract) {
      path[0] = 0;
    }
    try (var arena = Arena.ofConfined()) {
      var errno = arena.allocate(Linker.Option.captureStateLayout());
      int descriptor = (int) SOCKET.invokeExact(errno, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
      if (descriptor < 0) {
        throw new IOException("socket: error " + value(errno));
      }
      return new DatagramSender(path, descriptor);
    } catch (Throwable e) {
      throw failed("socket", e);
    }
  }

  /// Sends one datagram, without waiting.
  ///
  /// @throws IOException when nobody takes it, or the queue is full
  void send(String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    // A path of the file system ends with a zero byte; an abstract name is as long as it is.
    int length = PATH_AT + path.length + (path[0] == 0 ? 0 : 1);
    try (var arena = Arena.ofConfined()) {
      var errno = arena.allocate(Linker.Option.captureStateLayout());
      var message = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      var address = arena.allocate(PATH_AT + PATH_MAX, Short.BYTES);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, PATH_AT, path.length);
      long sent =
          (long)
              SENDTO.invokeExact(
                  errno,
                  descriptor,
                  message,
                  (long) bytes.length,
                  MSG_DONTWAIT | MSG_NOSIGNAL,
                  address,
                  length);
      if (sent != bytes.length) {
        throw new IOException("sendto: error " + value(errno));
      }
    } catch (Throwable e) {
      throw failed("sendto", e);
    }
  }

  @Override
  public void close() {
    try (var arena = Arena.ofConfined()) {
      var errno = arena.allocate(Linker.Option.captureStateLayout());
      // A socket that cannot be closed is gone all the same.
      int _ = (int) CLOSE.invokeExact(errno, descriptor);
    } catch (Throwable e) {
      throw new IllegalStateException("close", e);
    }
  }

  // Native access is granted on the command line of every program that uses this.
  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor descriptor) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, WITH_ERRNO);
  }

  private static int value(MemorySegment errno) {
    return errno.get(
        ValueLayout.JAVA_INT,
        Linker.Option.captureStateLayout()
            .byteOffset(MemoryLayout.PathElement.groupElement("errno")));
  }

  // A method handle may throw anything; ours calls a C function, which throws nothing.
  private static IOException failed(String step, Throwable e) {
    return switch (e) {
      case IOException known -> known;
      case Error error -> throw error;
      default -> throw new IllegalStateException(step, e);
    };
  }
}
