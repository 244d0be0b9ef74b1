package io.millrace.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs of one release of PostgreSQL. It does not run as root: then they run as the user of
 * Debian's package, or as nobody.
 *
 * @param user null for the one who runs the tests
 */
record PostgresPrograms(Path bin, @Nullable String user) {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  /**
   * The server ends with its standard input, so it also ends when this JVM is killed, and takes its
   * folder along.
   */
  private static final String GUARD =
      "folder=$1; shift; \"$@\" & server=$!; cat >/dev/null; kill -QUIT $server; wait $server;"
          + " rm -rf \"$folder\"";

  /** The newest release of Debian's packages, else what the PATH has. */
  static Optional<PostgresPrograms> find() {
    String user = System.getProperty("user.name").equals("root") ? userBesideRoot() : null;
    return Stream.concat(packaged(), onThePath())
        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
        .findFirst()
        .map(bin -> new PostgresPrograms(bin, user));
  }

  private static Stream<Path> packaged() {
    if (!Files.isDirectory(DEBIAN)) {
      return Stream.empty();
    }
    try (Stream<Path> releases = Files.list(DEBIAN)) {
      List<Path> newestFirst =
          releases.sorted(Comparator.comparing(PostgresPrograms::number).reversed()).toList();
      return newestFirst.stream().map(release -> release.resolve("bin"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(Path release) {
    String name = release.getFileName().toString();
    return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
  }

  private static Stream<Path> onThePath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of);
  }

  private static String userBesideRoot() {
    try (Stream<String> users = Files.lines(Path.of("/etc/passwd"))) {
      return users.anyMatch(line -> line.startsWith("postgres:")) ? "postgres" : "nobody";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the folder, which now belongs to the user of these programs. */
  Path give(Path folder) throws IOException {
    if (user != null) {
      Files.setOwner(
          folder,
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }
    return folder;
  }

  private List<String> command(String... program) {
    List<String> command = new ArrayList<>();
    if (user != null) {
      command.addAll(List.of("setpriv", "--reuid", user, "--regid", "65534", "--clear-groups"));
    }
    command.add(bin.resolve(program[0]).toString());
    command.addAll(List.of(program).subList(1, program.length));
    return command;
  }

  /**
   * @throws IllegalStateException with what the program says when it fails
   */
  void run(String... program) {
    try {
      Process process = process(command(program)).start();
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(program[0] + " of PostgreSQL failed: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean succeeds(String... program) {
    try {
      run(program);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  Process serve(Path folder, int port, List<String> settings) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "sh", "" + folder));
    command.addAll(command("postgres", "-D", folder + "/data", "-h", "127.0.0.1"));
    command.addAll(List.of("-p", "" + port, "-k", folder.toString()));
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    return process(command).redirectOutput(folder.resolve("server.log").toFile()).start();
  }

  /** In a folder that every user may be in. */
  private static ProcessBuilder process(List<String> command) {
    return new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true);
  }
}
