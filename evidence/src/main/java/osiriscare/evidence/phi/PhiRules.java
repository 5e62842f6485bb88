package osiriscare.evidence.phi;

import static osiriscare.evidence.phi.PhiCategory.ACCOUNT_NUMBER;
import static osiriscare.evidence.phi.PhiCategory.CREDIT_CARD;
import static osiriscare.evidence.phi.PhiCategory.DATE_OF_BIRTH;
import static osiriscare.evidence.phi.PhiCategory.DRIVERS_LICENCE;
import static osiriscare.evidence.phi.PhiCategory.EMAIL;
import static osiriscare.evidence.phi.PhiCategory.INSURANCE_ID;
import static osiriscare.evidence.phi.PhiCategory.MEDICAL_RECORD_NUMBER;
import static osiriscare.evidence.phi.PhiCategory.MEDICARE_NUMBER;
import static osiriscare.evidence.phi.PhiCategory.PATIENT_ID;
import static osiriscare.evidence.phi.PhiCategory.PATIENT_NAME;
import static osiriscare.evidence.phi.PhiCategory.PHONE;
import static osiriscare.evidence.phi.PhiCategory.SSN;
import static osiriscare.evidence.phi.PhiCategory.STREET_ADDRESS;
import static osiriscare.evidence.phi.PhiCategory.ZIP_CODE;
import static osiriscare.evidence.phi.PhiRule.labelled;
import static osiriscare.evidence.phi.PhiRule.shaped;
import static osiriscare.evidence.phi.PhiRule.surelyLabelled;

import com.google.re2j.Pattern;
import java.util.List;

/// Every form of patient data that we know. Where two rules meet, the earlier one names the
/// replacement.
final class PhiRules {
  /// What may stand between a label and its value, in prose, key-value, JSON and XML alike.
  static final String SEPARATOR =
      "(?:['’]s)?[ \\t_.-]*(?i:numbers?\\b|num\\b|no\\b\\.?|nbr\\b|ids?\\b|identifier\\b|code\\b|#)?"
          + "\\\\?[\"')]?[ \\t]*(?i:[:=#>]|->|=>|is\\b|was\\b|of\\b)?[ \\t]*\\\\?[\"'(\\[#]{0,3}[ \\t]*";

  private static final String GUID = "[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}";
  private static final String ID_VALUE =
      "(?i:[A-Z]{0,4}-?[0-9]{1,4}(?: [0-9]{2,5}){1,5}|[A-Z]{0,4}-?[0-9](?:-?[0-9A-Z]){2,19})";
  private static final String IBAN = "[A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]{2,4}){3,8}";
  private static final String MONTH =
      "(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
          + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
  private static final String DATE =
      "[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}"
          + "|[0-9]{4}[/.-][0-9]{1,2}[/.-][0-9]{1,2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\\.[0-9]+)?Z?)?"
          + "|(?:19|20)[0-9]{6}|[01][0-9][0-3][0-9](?:19|20)[0-9]{2}"
          + "|"
          + MONTH
          + "\\.?[ -][0-9]{1,2}(?:st|nd|rd|th)?,?[ -][0-9]{2,4}"
          + "|[0-9]{1,2}(?:st|nd|rd|th)?[ -](?:of )?"
          + MONTH
          + "\\.?,?[ -][0-9]{2,4}";
  private static final String NANP = "\\(?[2-9][0-9]{2}\\)?[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}";
  private static final String EXTENSION = "(?:,? ?(?i:x|ext\\.?|extension) ?[0-9]{1,6})?";
  private static final String NAME_WORD = "\\p{Lu}[\\p{L}'’-]*\\p{L}";
  private static final String TITLE = "(?:(?:Mr|Mrs|Ms|Miss|Dr|Mx)\\.? )?";
  private static final String NAME =
      TITLE + NAME_WORD + "(?:(?:, ?| |\\^)(?:" + NAME_WORD + "|\\p{Lu}\\b\\.?)){0,3}";
  private static final String ANY_NAME = "\\p{L}[\\p{L}'’.^-]+(?:,? \\p{L}[\\p{L}'’.-]*){0,3}";
  private static final String UNIT =
      "(?:,? ?(?i:(?:apt|apartment|suite|ste|unit|room|rm|floor|fl)\\b\\.? ?#?|#) ?[0-9A-Za-z-]{1,6})?";
  private static final String STATE_AND_ZIP =
      "(?:,? [A-Z][A-Za-z.]{2,20}(?: [A-Z][A-Za-z.]{2,20}){0,2},? [A-Z]{2},? [0-9]{5}(?:-[0-9]{4})?)?";
  private static final String STATE =
      "(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]"
          + "|T[NX]|UT|V[AT]|W[AIVY])";
  private static final String PERSON =
      "(?:patient|pt|insured|subscriber|guarantor|next[ _]?of[ _]?kin|emerg(?:ency|\\.)?[ _]?contact|beneficiary)";

  static final List<PhiRule> ALL =
      List.of(
          shaped(SSN, "[0-9]{3}-[0-9]{2}-[0-9]{4}", Plausible::ssn),
          shaped(
              SSN,
              "[0-9]{3} [0-9]{2} [0-9]{4}",
              (text, start, end) ->
                  Plausible.ssn(text, start, end)
                      && !Surroundings.isAmongNumbers(text, start, end)),
          shaped(SSN, "[Xx*]{3}-?[Xx*]{2}-?[0-9]{4}", Plausible::always),
          labelled(
              SSN,
              "(?:patient)?ssns?(?:/[ei]?tin)?|soc(?:ial)?\\.?[ _]?sec(?:urity)?\\.?|ss#|(?:ss|tax(?:payer)?)[ _]?(?:no|id|number)\\b|itin",
              "[0-9]{3}[ .-]?[0-9]{2}[ .-]?[0-9]{4}",
              Plausible::endsAlone),
          labelled(
              SSN,
              "(?:ssn|social(?:[ _]security)?)[ _]?(?:number )?(?:\\(?last[ _](?:4|four)(?: digits)?\\)?|ending(?: in| with)?)",
              "[0-9]{4}",
              Plausible::endsAlone),
          shaped(MEDICARE_NUMBER, Plausible.MBI, Plausible::always),
          shaped(MEDICARE_NUMBER, "[0-9]{3}-[0-9]{2}-[0-9]{4}-?[A-DTWM][0-9]?", Plausible::always),
          labelled(
              MEDICARE_NUMBER,
              "medicare(?: beneficiary)?(?: claim)?|mbi|hicn?",
              "(?i:"
                  + Plausible.MBI
                  + "|[0-9]{3}-?[0-9]{2}-?[0-9]{4}-?[A-Z][0-9A-Z]?|[A-Z]{1,3}[0-9]{6,9})",
              Plausible::endsAlone),
          surelyLabelled(
              MEDICAL_RECORD_NUMBER,
              "(?:patient)?mrns?|mr[ _]?(?:#|number|no\\b\\.?)|patient[ _]?record[ _]?(?:number|no\\b|id)|med(?:ical)?\\.?[ _-]?rec(?:ord)?s?|(?:patient[ _])?chart[ _]?(?:number|no\\b\\.?|num\\b|id\\b|#)"
                  + "|(?:unit|hospital)[ _](?:record[ _])?(?:number|no\\b\\.?)",
              GUID + "|" + ID_VALUE,
              Plausible::hasFourDigits),
          surelyLabelled(
              PATIENT_ID,
              "(?:patient|pat|pt)\\.?[ _-]?(?:ids?\\b|identifier|number|num\\b|no\\b|#)"
                  + "|patient[ _]?(?:account|visit)|patient[:=#]|(?:encounter|visit)[ _]?(?:ids?\\b|number|no\\b|#)",
              GUID + "|" + ID_VALUE,
              Plausible::hasFourDigits),
          new PhiRule(
              PATIENT_ID,
              Pattern.compile("\\b(?:PID|NK1|GT1|IN1)\\|([^\\[\\r\\n][^\\r\\n]{3,})"),
              false,
              Plausible::always),
          labelled(
              INSURANCE_ID,
              "(?:health[ _]?)?insurance[ _]?(?:policy|member|card|plan|group)?|health[ _]plan(?:[ _]beneficiary)?|medicaid"
                  + "|(?:subscriber|beneficiary|payer|payor|insured)[ _-]?(?:ids?\\b|number|no\\b|#)"
                  + "|(?:policy|group|claim)[ _]?(?:number|no\\b|#)|policy ?#|member[ _-]?(?:ids?\\b|number|no\\b|#)",
              ID_VALUE,
              Plausible::hasFourDigits),
          labelled(
              DRIVERS_LICENCE,
              "driver[’']?s?[’']?[ _]?lic(?:en[cs]e)?(?:[ _.]{0,2}(?:number\\b|no\\b\\.?))?(?:[ (:#]{1,3}[A-Z]{2}\\b\\)?)?|\\bD\\.L\\."
                  + "|\\bDL[ _]?(?:#|no\\b\\.?|number)(?: ?[A-Z]{2}\\b)?|\\b[A-Z]{2}[ -]DL",
              "(?i:[A-Z]{0,5}[0-9](?:[ -]?[0-9A-Z]){4,16})",
              Plausible::hasFourDigits),
          surelyLabelled(DRIVERS_LICENCE, "\\bDL", "[A-Z]{1,2}[0-9]{5,12}", Plausible::endsAlone),
          surelyLabelled(
              DATE_OF_BIRTH,
              "(?:patient)?dob|d\\.o\\.b\\.?|(?:date|day)[ _]?of[ _]?birth|birth[ _-]?(?:date|day|dt)|born(?: on)?|b\\.?day",
              DATE,
              Plausible::endsAlone),
          shaped(CREDIT_CARD, "[0-9]{13,19}", Plausible::card),
          labelled(
              CREDIT_CARD,
              "(?:card|visa|mastercard|amex)(?: number)? (?:ending(?: in| with)?|last (?:four|4))",
              "[0-9]{4}",
              Plausible::endsAlone),
          shaped(CREDIT_CARD, "[0-9]{4}(?: [0-9]{4}){3}|[0-9]{4}(?:-[0-9]{4}){3}", Plausible::card),
          shaped(CREDIT_CARD, "[0-9]{4}[ -][0-9]{6}[ -][0-9]{4,5}", Plausible::card),
          labelled(
              ACCOUNT_NUMBER,
              "(?:acct|account)(?: number)? (?:ending(?: in| with)?|last (?:four|4))",
              "[0-9]{4}",
              Plausible::endsAlone),
          labelled(
              ACCOUNT_NUMBER,
              "(?:bank|checking|savings|billing|patient|guarantor)?[ _]?(?:acct|account|a/c)\\b\\.?"
                  + "|(?:bank|patient|billing)?(?:account|acct)[ _-]?(?:number|no|num|id)\\b|(?:bank[ _]?)?routing|aba|iban",
              IBAN + "|(?i:[A-Z]{0,3}-?[0-9](?:[ -]?[0-9]|-?[A-Z]){4,29})",
              Plausible::hasFiveDigits),
          shaped(
              PHONE,
              "(?:\\+?1[ .-]?)?\\([2-9][0-9]{2}\\) ?[2-9][0-9]{2}[ .-][0-9]{4}" + EXTENSION,
              Plausible::always),
          shaped(
              PHONE,
              "(?:\\+?1[.-])?[2-9][0-9]{2}(?:-[2-9][0-9]{2}-|\\.[2-9][0-9]{2}\\.)[0-9]{4}"
                  + EXTENSION,
              Plausible::notVersion),
          shaped(PHONE, "\\+1[ .-]?" + NANP + EXTENSION, Plausible::always),
          shaped(
              PHONE,
              "\\+(?:[2-79][0-9]{0,2}|8[0-9]{1,2})[ .-](?:\\(0\\) ?)?[0-9]{1,5}(?:[ .-][0-9]{2,6}){1,4}"
                  + EXTENSION,
              Plausible::always),
          labelled(
              PHONE,
              "(?:home|work|cell|mobile|day|evening|contact|patient|guarantor)?[ _]?(?:tele)?phones?(?: to| at)?|tel\\.?|(?:cell|mobile)(?:[ _]?phone)?|fax(?:es)?(?: to| from| at)?|pager|beeper|(?:call|dial|text|sms|contact)"
                  + "(?: (?:him|her|them|patient|us|back|me|to|from))?(?: (?:at|on))?|voicemail",
              "(?:\\+?1[ .-]?)?(?:" + NANP + "|[2-9][0-9]{2}[ .-][0-9]{4})" + EXTENSION,
              Plausible::endsAlone),
          shaped(
              EMAIL,
              "[\\p{L}\\p{N}._%+'-]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})\\.){1,8}\\p{L}{2,24}",
              Plausible::email),
          new PhiRule(
              STREET_ADDRESS,
              Pattern.compile(
                  "\\b[0-9]{1,6}(?:-[0-9]{1,4}|[A-Z])?(?: [NSEW]{1,2}\\.?)?(?: [\\p{L}0-9][\\p{L}0-9.'’-]{0,24}){1,4} "
                      + "(?:(?i:Street|Avenue|Boulevard|Road|Lane|Terrace|Parkway|Highway|Ave|Blvd|Rd|Pkwy|Hwy|Ln|St|Cir|Ter)"
                      + "|Drive|DRIVE|Dr|DR|Court|COURT|Ct|CT|Place|PLACE|Pl|PL|Way|WAY|Circle|CIRCLE|Trail|TRAIL|Trl"
                      + "|Square|SQUARE|Sq|Loop|LOOP|Plaza|PLAZA|Alley|Crossing|Ridge|Run|Path)\\b\\.?(?: [NSEW]{1,2}\\b)?"
                      + UNIT
                      + STATE_AND_ZIP),
              true,
              Plausible::streetAddress),
          new PhiRule(
              STREET_ADDRESS,
              Pattern.compile(
                  "\\b(?i:P\\.? ?O\\.? ?Box|Post Office Box) #?[0-9]{1,6}" + STATE_AND_ZIP),
              true,
              Plausible::always),
          labelled(
              STREET_ADDRESS,
              "(?:home|street|mailing|residential|billing|"
                  + PERSON
                  + "(?:[’']s)?)[ _]?addr(?:ess)?",
              "[0-9\\p{L}][^\\r\\n;|\"<]{4,100}",
              Plausible::hasDigitAndWord),
          shaped(ZIP_CODE, "[0-9]{5}-[0-9]{4}", Plausible::zip),
          labelled(
              ZIP_CODE,
              "zip[ _]?code|postal[ _]?code|zip[:=]",
              "[0-9]{5}(?:-[0-9]{4})?",
              Plausible::endsAlone),
          new PhiRule(
              ZIP_CODE,
              Pattern.compile("\\b[A-Z][A-Za-z.]{2,20}, " + STATE + " ([0-9]{5}(?:-[0-9]{4})?)\\b"),
              true,
              Plausible::endsAlone),
          labelled(
              PATIENT_NAME,
              "(?:name[ _]of[ _](?:the[ _])?"
                  + PERSON
                  + "|"
                  + PERSON
                  + "(?:['’]s)?[ _-]?(?:full|first|last|middle|maiden|sur|given|family)?[ _-]?name)(?: is| was)?",
              ANY_NAME,
              Plausible::name),
          labelled(
              PATIENT_NAME,
              PERSON + "(?: named| called)?(?: is)? ?[:=]?",
              NAME,
              Plausible::nameOfPerson),
          new PhiRule(
              PATIENT_NAME,
              Pattern.compile(
                  "\\((?:0010,0010|0010,1001|0010,1060)\\)[^\\[\\r\\n]{0,40}\\[([^\\[\\]\\r\\n]{2,80})\\]"),
              false,
              Plausible::always),
          new PhiRule(
              PATIENT_ID,
              Pattern.compile(
                  "\\((?:0010,0020|0010,1000|0010,0030|0010,1040|0010,2154)\\)[^\\[\\r\\n]{0,40}\\[([^\\[\\]\\r\\n]{2,80})\\]"),
              false,
              Plausible::always));

  private PhiRules() {}
}
