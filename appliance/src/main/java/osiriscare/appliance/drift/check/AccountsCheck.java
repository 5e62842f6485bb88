package osiriscare.appliance.drift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import osiriscare.appliance.drift.host.NotUnderstood;
import osiriscare.appliance.drift.host.Numbers;

/// Only known people can log in, and only root is root.
final class AccountsCheck {
  private static final Set<String> NO_LOGIN =
      Set.of("nologin", "false", "sync", "halt", "shutdown");
  private static final long PEOPLE_MIN = 1000;
  private static final long NOBODY = 65_534;

  /// One account; the password hash is not in this file.
  record Account(String name, long id, String shell) {
    boolean canLogIn() {
      return !NO_LOGIN.contains(shell.substring(shell.lastIndexOf('/') + 1));
    }
  }

  private AccountsCheck() {}

  static Finding run(Subject subject) {
    return Finding.judge(
        subject.host().files().required("/etc/passwd").map(AccountsCheck::parse),
        accounts -> decide(accounts, subject.baseline().accountsAllowed()));
  }

  /// Lines are `name:x:id:group:comment:home:shell` (passwd(5)); `+` and `-` lines name NIS, whose
  /// accounts are not in this file.
  static List<Account> parse(String passwd) {
    var accounts = new ArrayList<Account>();
    for (var line :
        passwd.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList()) {
      var fields = line.split(":", -1);
      if (fields.length != 7 || line.startsWith("+") || line.startsWith("-")) {
        throw new NotUnderstood("/etc/passwd has a line of another form");
      }
      accounts.add(new Account(fields[0], Numbers.whole(fields[2]), fields[6].strip()));
    }
    return accounts;
  }

  static Finding decide(List<Account> accounts, List<String> allowed) {
    var secondRoots =
        accounts.stream()
            .filter(account -> account.id() == 0 && !account.name().equals("root"))
            .map(Account::name)
            .toList();
    var unexpected =
        accounts.stream()
            .filter(account -> account.id() >= PEOPLE_MIN && account.id() != NOBODY)
            .filter(Account::canLogIn)
            .map(Account::name)
            .filter(name -> !allowed.contains(name))
            .toList();
    return verdict(accounts, secondRoots, unexpected)
        .with("accounts", accounts.size())
        .with("unexpected", unexpected)
        .with("second_roots", secondRoots);
  }

  private static Finding verdict(
      List<Account> accounts, List<String> secondRoots, List<String> unexpected) {
    if (accounts.stream().noneMatch(account -> account.name().equals("root"))) {
      return Finding.unknown("/etc/passwd does not name root");
    }
    if (!secondRoots.isEmpty()) {
      return Finding.fail("also user id 0: " + Finding.few(secondRoots));
    }
    return Finding.failWhen(
        !unexpected.isEmpty(), "accounts not in the baseline: " + Finding.few(unexpected));
  }
}
