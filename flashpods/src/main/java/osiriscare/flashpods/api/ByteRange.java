package osiriscare.flashpods.api;

import java.util.Optional;
import java.util.regex.Pattern;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.protocol.json.Json;

/// One range of a file. A header that asks for several, or in another unit, is ignored, as RFC 9110
/// allows.
record ByteRange(long start, long length) {
  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static Optional<ByteRange> of(Optional<String> header, long size) {
    var match = FORM.matcher(header.orElse(""));
    if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (match.group(1).isEmpty()) {
      long last = Math.min(Long.parseLong(match.group(2)), size);
      return last == 0 ? unsatisfiable(size) : Optional.of(new ByteRange(size - last, last));
    }
    long start = Long.parseLong(match.group(1));
    long end = match.group(2).isEmpty() ? size - 1 : Long.parseLong(match.group(2));
    if (end < start && !match.group(2).isEmpty()) {
      return Optional.empty();
    }
    return start >= size
        ? unsatisfiable(size)
        : Optional.of(new ByteRange(start, Math.min(end, size - 1) - start + 1));
  }

  private static Optional<ByteRange> unsatisfiable(long size) {
    throw new ApiError(
        ErrorCode.RANGE_NOT_SATISFIABLE,
        ErrorCode.RANGE_NOT_SATISFIABLE.title(),
        Json.object().put("size_bytes", size));
  }

  String header(long size) {
    return "bytes " + start + "-" + (start + length - 1) + "/" + size;
  }
}
