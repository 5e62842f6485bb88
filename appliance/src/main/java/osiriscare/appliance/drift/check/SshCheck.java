package osiriscare.appliance.drift.check;

import java.util.ArrayList;
import java.util.List;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.appliance.drift.host.SshdSettings;

/// The SSH server lets nobody in by password, and root not at all or by key only.
final class SshCheck {
  private SshCheck() {}

  static Finding run(Subject subject) {
    return Finding.judge(
        subject.host().look(Sense.SSHD_SETTINGS).map(SshdSettings::parse), SshCheck::decide);
  }

  static Finding decide(SshdSettings settings) {
    if (!settings.isInstalled()) {
      return Finding.unknown("no SSH server is installed");
    }
    // Defaults of sshd_config(5) for what the file leaves out.
    var rootLogin = settings.global("permitrootlogin").orElse("prohibit-password");
    var password = settings.global("passwordauthentication").orElse("yes");
    var keyboard =
        settings
            .global("kbdinteractiveauthentication")
            .or(() -> settings.global("challengeresponseauthentication"))
            .orElse("yes");
    var pam = settings.global("usepam").orElse("no");
    var empty = settings.global("permitemptypasswords").orElse("no");
    var wrong = new ArrayList<String>();
    addWhen(wrong, rootLogin.equals("yes"), "PermitRootLogin is yes");
    addWhen(wrong, password.equals("yes"), "PasswordAuthentication is yes");
    addWhen(
        wrong,
        keyboard.equals("yes") && pam.equals("yes"),
        "KbdInteractiveAuthentication with PAM asks for a password");
    addWhen(wrong, empty.equals("yes"), "PermitEmptyPasswords is yes");
    settings
        .matchesThatSet("permitrootlogin", "yes")
        .forEach(criteria -> wrong.add("PermitRootLogin is yes for Match " + criteria));
    settings
        .matchesThatSet("passwordauthentication", "yes")
        .forEach(criteria -> wrong.add("PasswordAuthentication is yes for Match " + criteria));
    settings
        .matchesThatSet("permitemptypasswords", "yes")
        .forEach(criteria -> wrong.add("PermitEmptyPasswords is yes for Match " + criteria));
    return Finding.failWhen(!wrong.isEmpty(), Finding.few(wrong))
        .with("permit_empty_passwords", empty)
        .with("permit_root_login", rootLogin)
        .with("password_authentication", password)
        .with("kbd_interactive_authentication", keyboard)
        .with("wrong", wrong);
  }

  private static void addWhen(List<String> wrong, boolean isWrong, String what) {
    if (isWrong) {
      wrong.add(what);
    }
  }
}
