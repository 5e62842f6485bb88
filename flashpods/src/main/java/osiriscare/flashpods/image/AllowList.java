package osiriscare.flashpods.image;

import java.util.List;
import java.util.regex.Pattern;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;

/// Which image references may run: those of the grammar that are on the list. A list entry that
/// ends with `*` allows all that begin like it.
final class AllowList {
  private static final int LENGTH_MAX = 255;

  // [registry[:port]/]name[/name…][:tag][@sha256:digest], the grammar of OCI references.
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]{1,5})?/)?"
              + "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*"
              + "(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*"
              + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"
              + "(?:@sha256:[0-9a-f]{64})?");

  private final List<String> entries;

  AllowList(List<String> entries) {
    this.entries = List.copyOf(entries);
  }

  ImageRef check(String reference) {
    if (reference.length() > LENGTH_MAX || !REFERENCE.matcher(reference).matches()) {
      throw new ApiError(ErrorCode.INVALID_IMAGE, "image is not a valid reference");
    }
    if (entries.stream().noneMatch(entry -> allows(entry, reference))) {
      throw new ApiError(
          ErrorCode.INVALID_IMAGE, "image is not on the list of allowed images of this host");
    }
    return new ImageRef(reference);
  }

  private static boolean allows(String entry, String reference) {
    return entry.endsWith("*")
        ? reference.startsWith(entry.substring(0, entry.length() - 1))
        : entry.equals(reference);
  }
}
