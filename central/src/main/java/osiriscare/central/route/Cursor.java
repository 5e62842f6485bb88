package osiriscare.central.route;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import osiriscare.protocol.json.InvalidRequest;

/// A place in a list: the sort key of the last row that was seen. Opaque to clients.
///
/// @param key the values of the columns that the list is ordered by
public record Cursor(List<String> key) {
  private static final int TEXT_MAX = 1000;
  private static final String SEPARATOR = "\u001f";

  public Cursor {
    key = List.copyOf(key);
  }

  /// A place given by its sort key.
  public static Cursor at(Object... key) {
    return new Cursor(List.of(key).stream().map(Object::toString).toList());
  }

  /// Reads what [#text] wrote.
  ///
  /// @throws InvalidRequest when it was not written by us
  static Cursor parse(String text, int keySize) {
    if (text.length() <= TEXT_MAX) {
      try {
        var bytes = Base64.getUrlDecoder().decode(text);
        var decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        var key = List.of(decoded.split(SEPARATOR, -1));
        if (key.size() == keySize && decoded.indexOf('\0') < 0) {
          return new Cursor(key);
        }
      } catch (IllegalArgumentException | CharacterCodingException _) {
        // Answered below, as every other cursor that is not ours.
      }
    }
    throw notOurs();
  }

  private static InvalidRequest notOurs() {
    return new InvalidRequest("cursor", "must be the next_cursor of an earlier answer");
  }

  /// One value of the key as a time.
  public Instant instant(int index) {
    try {
      return Instant.parse(key.get(index));
    } catch (DateTimeException _) {
      throw notOurs();
    }
  }

  /// One value of the key as a whole number.
  public long number(int index) {
    try {
      return Long.parseLong(key.get(index));
    } catch (NumberFormatException _) {
      throw notOurs();
    }
  }

  /// One value of the key as a UUID.
  public UUID uuid(int index) {
    try {
      return UUID.fromString(key.get(index));
    } catch (IllegalArgumentException _) {
      throw notOurs();
    }
  }

  /// One value of the key.
  public String text(int index) {
    return key.get(index);
  }

  String text() {
    var bytes = String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
