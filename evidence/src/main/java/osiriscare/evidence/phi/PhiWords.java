package osiriscare.evidence.phi;

import com.google.re2j.Pattern;
import java.util.Set;

/// Words that show that something else than patient data is meant.
final class PhiWords {
  /// Make `3 hard Drive` or `2 Execution Path` something other than a street.
  static final Set<String> TECHNICAL =
      words(
          """
          a an and at attack audit backup boot busy by bytes check checks code control could
          critical data degraded disk dry dvd encrypted errors event event-loop every execution
          failed failed: feedback file flash folder for free from gb gib hard has hdd in inner is
          jobs kb local logical main-loop mapped mb mib minutes ms network nix no not nvme of on
          one only optical or outer packets per physical poll port process reconcile registry
          retry sata scan search seconds share spare ssd store system tape tb test the tib times
          to two unable unc update usb virtual wait was with
          """);

  /// Follow "patient" in the names of programs, shares, tables and fields.
  static final Set<String> NO_NAME =
      words(
          """
          a access active admin administrator affordable an api app application backup billing
          cannot care chart charts check-in checkin column connected contains count counts data
          database disabled documents empty enabled encounter encounters engine error export
          failed false field file files folder for from gateway guest had has health hidden
          identifier identifiers images imaging import in inactive index information intake
          interface invalid is kiosk length list lookup management masked matches missing mode
          module monitor monitoring must n/a na name network nil no none not null number offline
          ok on online pending pool portal privacy protection query queue record records redacted
          registration report reports required room running safety scheduler scheduling search
          self server service services share should started stopped string summary suppressed sync
          system systems table tablet text the true unknown update updates validation varchar
          visit visits vlan warning was wifi windows with worker workstation
          """);

  private PhiWords() {}

  private static Set<String> words(String text) {
    return Set.of(Pattern.compile("\\s+").split(text.strip()));
  }
}
