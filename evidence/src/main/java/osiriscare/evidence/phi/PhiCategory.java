package osiriscare.evidence.phi;

/// What kind of patient data was found; becomes part of the replacement.
public enum PhiCategory {
  SSN("SSN"),
  MEDICARE_NUMBER("MEDICARE"),
  MEDICAL_RECORD_NUMBER("MRN"),
  PATIENT_ID("PATIENT-ID"),
  INSURANCE_ID("INSURANCE"),
  DRIVERS_LICENCE("LICENCE"),
  DATE_OF_BIRTH("DOB"),
  CREDIT_CARD("CC"),
  ACCOUNT_NUMBER("ACCOUNT"),
  PHONE("PHONE"),
  EMAIL("EMAIL"),
  STREET_ADDRESS("ADDRESS"),
  ZIP_CODE("ZIP"),
  PATIENT_NAME("NAME");

  private final String tag;

  PhiCategory(String tag) {
    this.tag = tag;
  }

  /// Whether a text without any digit cannot hold it; most texts have none.
  boolean needsDigit() {
    return this != EMAIL && this != PATIENT_NAME && this != PATIENT_ID;
  }

  /// The word in `[SSN-REDACTED-0f1e2d3c]`.
  public String tag() {
    return tag;
  }
}
