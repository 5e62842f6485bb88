package osiriscare.flashpods.container;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds the ends of lines, eight bytes at a step: floods of output are mostly this search.
public final class LineEnd {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long ENDS = ONES * '\n';

  private LineEnd() {}

  /// Where the first line end in that range is, or -1.
  public static int find(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      // A byte that was a line end is zero now, and only such a byte borrows into its top bit
      // first.
      long differing = (long) EIGHT.get(bytes, at) ^ ENDS;
      long found = (differing - ONES) & ~differing & TOPS;
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }
}
