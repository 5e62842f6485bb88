package osiriscare.central.account;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.access.Role;
import osiriscare.central.account.AccountStore.NewAccount;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.password.PasswordRules;
import osiriscare.central.password.Passwords;
import osiriscare.central.secret.RandomToken;
import osiriscare.central.secret.SecretFile;
import osiriscare.central.token.TokenStore;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;

/// Makes the first administrator, and a first API token, when there is none yet. Secrets come from
/// files and go to files.
final class FirstAdmin {
  private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
  private static final String USERNAME = "admin";

  private final Database database;
  private final Passwords passwords;
  private final PasswordRules rules;

  FirstAdmin(Database database, Passwords passwords, PasswordRules rules) {
    this.database = database;
    this.passwords = passwords;
    this.rules = rules;
  }

  private static final String ONE_AT_A_TIME =
      """
      SELECT pg_advisory_xact_lock(hashtextextended('osiris first admin', 0))::text
      """;

  /// Makes what is missing.
  ///
  /// @param passwordFile holds the password, or gets a new one
  /// @param tokenFile holds an API token of this administrator, or gets a new one
  void ensure(Optional<Path> passwordFile, Optional<Path> tokenFile) {
    database.inPlatform(db -> {
      db.sql(ONE_AT_A_TIME).query(String.class).optional();
      if (!AccountStore.hasAdministrator(db)) {
        passwordFile.ifPresentOrElse(file -> make(db, file), FirstAdmin::sayThatNobodyCanLogIn);
      }
      tokenFile.ifPresent(file -> ensureToken(db, file));
      return USERNAME;
    });
  }

  private void make(Db db, Path passwordFile) {
    var password = readOrMake(passwordFile, "");
    rules
        .refusal(password, List.of(USERNAME))
        .ifPresent(reason -> {
          throw new IllegalStateException("the password in " + passwordFile + " " + reason);
        });
    AccountStore.insert(
        db,
        new NewAccount(
            UUID.randomUUID(),
            USERNAME,
            Role.ADMIN,
            passwords.hash(password),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    note(db, "user.create");
    log.atInfo().addKeyValue("password_file", passwordFile).log("first administrator made");
  }

  private static void ensureToken(Db db, Path tokenFile) {
    var admin = AccountStore.find(db, USERNAME);
    if (admin.isEmpty()) {
      log.atWarn()
          .addKeyValue("username", USERNAME)
          .log("no API token made: there is no such account");
      return;
    }
    var token = readOrMake(tokenFile, TokenStore.PREFIX);
    if (TokenStore.insertIfMissing(db, admin.get(), tokenFile.getFileName().toString(), token)) {
      note(db, "token.create");
      log.atInfo().addKeyValue("token_file", tokenFile).log("API token registered");
    }
  }

  private static Secret readOrMake(Path file, String prefix) {
    if (Files.exists(file)) {
      return SecretFile.read(file);
    }
    var made = RandomToken.make(prefix);
    SecretFile.write(file, made.reveal() + "\n");
    return made;
  }

  private static void note(Db db, String action) {
    AuditLog.append(
        db,
        new AuditLog.Entry(
            "central",
            action,
            Optional.of(USERNAME),
            Optional.empty(),
            Json.object(),
            Optional.empty()));
  }

  private static void sayThatNobodyCanLogIn() {
    log.atWarn()
        .log(
            "there is no administrator and OSIRIS_ADMIN_PASSWORD_FILE is not set: nobody can log in");
  }
}
