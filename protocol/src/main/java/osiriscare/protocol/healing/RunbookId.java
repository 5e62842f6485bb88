package osiriscare.protocol.healing;

import java.util.regex.Pattern;

/// Name of a runbook: 3–64 capital letters, digits and dashes, such as `LIN-SVC-001`.
public record RunbookId(String value) implements Comparable<RunbookId> {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+)+");

  public RunbookId {
    if (value.length() > 64 || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must be a runbook id such as LIN-SVC-001");
    }
  }

  @Override
  public int compareTo(RunbookId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
