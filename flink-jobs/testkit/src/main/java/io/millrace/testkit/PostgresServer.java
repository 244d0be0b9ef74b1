package io.millrace.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of this machine's own package on a free port, its data in a temporary folder; it
 * ends with this JVM, however that ends.
 */
public final class PostgresServer implements AutoCloseable {
  /** What to say where there is none. */
  public static final String ABSENT =
      "PostgreSQL is not installed, looked for /usr/lib/postgresql/*/bin/initdb and initdb on the"
          + " PATH. Get it with: apt-get install postgresql";

  private static final String USER = "millrace";
  private static final long PATIENCE_SECONDS = 20;

  private final PostgresPrograms programs;
  private final Path folder;
  private final int port;
  private final Process server;

  private PostgresServer(PostgresPrograms programs, Path folder, int port, Process server) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
    this.server = server;
  }

  public static boolean isInstalled() {
    return PostgresPrograms.find().isPresent();
  }

  /**
   * Returns when it answers.
   *
   * @param settings beside the usual ones, such as {@code fsync=off}
   * @throws IllegalStateException when it is not installed, or does not start, with its own words
   */
  public static PostgresServer start(List<String> settings) {
    PostgresPrograms programs =
        PostgresPrograms.find().orElseThrow(() -> new IllegalStateException(ABSENT));
    try {
      Path folder = programs.give(Files.createTempDirectory("millrace-postgres"));
      programs.run("initdb", "-D", folder + "/data", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8");
      int port = freePort();
      PostgresServer server =
          new PostgresServer(programs, folder, port, programs.serve(folder, port, settings));
      server.awaitAnswer();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!programs.succeeds("pg_isready", "-q", "-h", "127.0.0.1", "-p", "" + port)) {
      if (System.nanoTime() > deadline) {
        String said = Files.readString(folder.resolve("server.log"));
        close();
        throw new IllegalStateException("PostgreSQL does not start: " + said);
      }
    }
  }

  /** An empty database of its own; whoever connects as {@code millrace} needs no password. */
  public String createDatabase() {
    String name = "d" + UUID.randomUUID().toString().replace("-", "");
    programs.run("createdb", "-h", "127.0.0.1", "-p", "" + port, "-U", USER, name);
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=" + USER;
  }

  @Override
  public void close() {
    try {
      server.getOutputStream().close();
      server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
