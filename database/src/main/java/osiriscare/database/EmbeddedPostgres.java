package osiriscare.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import osiriscare.protocol.id.Secret;

/// A real PostgreSQL of our own, for machines that have none: data kept across restarts, fsync on,
/// scram passwords, loopback only. It dies with the program that started it and recovers from that
/// like from any crash.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration STOP_MAX = Duration.ofSeconds(30);
  private static final String OWNER = "osiris_owner";

  private final Path home;
  private final int port;
  private final Secret password;
  private final Process process;

  /// How carefully to write.
  public enum Durability {
    /// As a product must: every commit reaches the disk.
    DURABLE,
    /// For test fixtures only.
    FORGETFUL
  }

  private EmbeddedPostgres(Path home, int port, Secret password, Process process) {
    this.home = home;
    this.port = port;
    this.password = password;
    this.process = process;
  }

  /// Starts the server that lives in this folder, making it at the first start.
  ///
  /// @param home folder of its own, mode 0700
  /// @throws IllegalStateException when it does not come up; the message names the log file
  public static EmbeddedPostgres start(Path home, Durability durability) {
    try {
      Files.createDirectories(
          home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var binaries = PostgresBinaries.unpack(home.resolve("program"));
      var password = password(home.resolve("owner-password"));
      var data = home.resolve("data");
      if (!Files.exists(data.resolve("PG_VERSION"))) {
        initialise(binaries, home, data);
      }
      stopLeftOver(data);
      int port = freePort();
      var process = launch(binaries, home, data, port, durability);
      var server = new EmbeddedPostgres(home, port, password, process);
      server.awaitReady();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("start PostgreSQL in " + home, e);
    }
  }

  /// The owner's way in, to be used for migrations only.
  public DatabaseUrl owner(String database) {
    return new DatabaseUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + database, OWNER, password);
  }

  /// Creates the database unless it exists.
  public DatabaseUrl database(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new IllegalArgumentException("database: " + name);
    }
    var server = owner("postgres");
    try (var connection = DriverManager.getConnection(server.jdbcUrl(), OWNER, password.reveal());
        var exists = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
        var create = connection.createStatement()) {
      exists.setString(1, name);
      if (!exists.executeQuery().next()) {
        create.execute("CREATE DATABASE " + name);
      }
      return owner(name);
    } catch (SQLException e) {
      throw new DatabaseUnavailable("create database " + name, e);
    }
  }

  /// Process id of the server.
  public long pid() {
    return process.pid();
  }

  /// Stops it as an administrator would: sessions are ended, everything is written.
  @Override
  public void close() {
    try {
      signal("INT", process.pid());
      if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("stop PostgreSQL", e);
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady() {
    var url = owner("postgres");
    var deadline = Instant.now().plus(START_MAX);
    while (process.isAlive() && Instant.now().isBefore(deadline)) {
      try (var connection = DriverManager.getConnection(url.jdbcUrl(), OWNER, password.reveal());
          var statement = connection.createStatement()) {
        statement.execute("SELECT 1");
        return;
      } catch (SQLException _) {
        pause();
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("PostgreSQL did not start: see " + home.resolve("server.log"));
  }

  private void pause() {
    try {
      process.waitFor(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void initialise(Path binaries, Path home, Path data) throws IOException {
    var fresh = home.resolve("data.new");
    deleteTree(fresh);
    var command = asOrdinaryUser();
    command.addAll(
        List.of(
            binaries.resolve("bin/initdb").toString(),
            "--pgdata=" + fresh,
            "--username=" + OWNER,
            "--auth=scram-sha-256",
            "--pwfile=" + home.resolve("owner-password"),
            "--encoding=UTF8",
            "--locale=C.UTF-8"));
    run(command, home.resolve("initdb.log"));
    // Only a complete data folder gets the name that counts.
    Files.move(fresh, data);
  }

  private static Process launch(
      Path binaries, Path home, Path data, int port, Durability durability) throws IOException {
    var sockets = Files.createDirectories(home.resolve("socket"));
    var careful = durability == Durability.DURABLE ? "on" : "off";
    // A session of its own: Ctrl-C must not stop it under the programs that still use it.
    var command = new ArrayList<>(List.of("setsid"));
    command.addAll(asOrdinaryUser());
    // Whoever starts it may be killed; it must not stay behind.
    command.addAll(List.of("setpriv", "--pdeathsig", "INT"));
    command.addAll(List.of(binaries.resolve("bin/postgres").toString(), "-D", data.toString()));
    for (var setting :
        List.of(
            "port=" + port,
            "listen_addresses=127.0.0.1",
            // The path of a Unix socket has at most 107 bytes; deep homes go without.
            "unix_socket_directories=" + (sockets.toString().length() > 80 ? "" : sockets),
            "fsync=" + careful,
            "synchronous_commit=" + careful,
            "full_page_writes=" + careful,
            "password_encryption=scram-sha-256",
            "max_connections=100",
            "shared_buffers=64MB",
            "log_min_messages=warning")) {
      command.addAll(List.of("-c", setting));
    }
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("server.log").toFile()));
    builder.environment().put("LC_ALL", "C.UTF-8");
    return startOnLastingThread(builder);
  }

  // The kernel sends the parent-death signal when the *thread* that forked ends, so that thread
  // stays.
  private static Process startOnLastingThread(ProcessBuilder builder) throws IOException {
    var started = new CountDownLatch(1);
    var process = new Process[1];
    var failure = new IOException[1];
    Thread.ofPlatform()
        .name("postgres")
        .daemon()
        .start(() -> {
          try {
            process[0] = builder.start();
          } catch (IOException e) {
            failure[0] = e;
          }
          started.countDown();
          if (process[0] != null) {
            process[0].onExit().join();
          }
        });
    try {
      started.await();
    } catch (InterruptedException e) {
      throw new IOException("interrupted while starting", e);
    }
    if (failure[0] != null) {
      throw failure[0];
    }
    return process[0];
  }

  // PostgreSQL refuses to run as root. In a user namespace without mappings root is nobody and owns
  // its files still.
  private static List<String> asOrdinaryUser() {
    return "root".equals(System.getProperty("user.name"))
        ? new ArrayList<>(List.of("unshare", "--user"))
        : new ArrayList<>();
  }

  private static void stopLeftOver(Path data) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    var process = ProcessHandle.of(pid);
    if (process.isPresent() && worksIn(data, pid)) {
      signal("INT", pid);
      try {
        process.get().onExit().get(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new IOException("an earlier PostgreSQL does not stop: process " + pid, e);
      }
    }
    Files.deleteIfExists(pidFile);
  }

  // The number may have gone to another process since, even to another PostgreSQL; ours works in
  // our folder.
  private static boolean worksIn(Path data, long pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
          .equals(data.toRealPath());
    } catch (IOException _) {
      return false;
    }
  }

  private static void signal(String name, long pid) throws IOException {
    run(List.of("kill", "-" + name, Long.toString(pid)), null);
  }

  private static void run(List<String> command, @Nullable Path output) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(
        output == null
            ? ProcessBuilder.Redirect.DISCARD
            : ProcessBuilder.Redirect.to(output.toFile()));
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      int exit = builder.start().waitFor();
      if (exit != 0 && output != null) {
        throw new IllegalStateException(
            command.getFirst() + " ended with " + exit + ": see " + output);
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted during " + command.getFirst(), e);
    }
  }

  private static Secret password(Path file) throws IOException {
    if (!Files.exists(file)) {
      var random = new byte[24];
      new SecureRandom().nextBytes(random);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
    }
    return new Secret(Files.readString(file).strip());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (var paths = Files.walk(tree)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
