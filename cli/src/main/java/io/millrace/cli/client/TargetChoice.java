package io.millrace.cli.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the Millrace that is meant: what the command line says, else the environment, else the one
 * that runs on this machine with the data directory. Its token is for its own address only, so that
 * no other server is told it.
 *
 * @param url of the command line
 * @param tokenFile of the command line
 * @param caFile of the command line
 */
public record TargetChoice(
    @Nullable String url,
    @Nullable Path tokenFile,
    @Nullable Path caFile,
    Path dataDirectory,
    Map<String, String> environment) {
  private static final String URL = "MILLRACE_URL";
  private static final String TOKEN = "MILLRACE_TOKEN";
  private static final String TOKEN_FILE = "MILLRACE_TOKEN_FILE";
  private static final String TOKEN_OF_LOCAL_MODE = "token";
  private static final String CA_FILE = "MILLRACE_CA_FILE";

  /**
   * @throws CommandFailedException when there is no address or no token
   */
  public Target target() {
    String given = url != null ? url : environment.get(URL);
    URI address = given == null ? local() : parse(given);
    String ca = environment.get(CA_FILE);
    return new Target(address, token(address), caFile != null || ca == null ? caFile : Path.of(ca));
  }

  private static URI parse(String text) {
    try {
      return URI.create(text.strip().replaceAll("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw CommandFailedException.usage(
          "'"
              + text
              + "' is not an address of Millrace; legal is for example http://127.0.0.1:8080");
    }
  }

  private URI local() {
    URI address = localOrNull();
    if (address == null) {
      throw new CommandFailedException(
          ExitCode.UNREACHABLE,
          "no Millrace runs on "
              + dataDirectory
              + "; start one with ./millrace up, or name another with --data-dir, --url or "
              + URL);
    }
    return address;
  }

  /** Written by local mode when it is ready; the token goes when it stops. */
  private @Nullable URI localOrNull() {
    if (!Files.exists(dataDirectory.resolve(TOKEN_OF_LOCAL_MODE))) {
      return null;
    }
    try {
      return parse(Files.readString(dataDirectory.resolve("url")));
    } catch (IOException absent) {
      return null;
    }
  }

  private Supplier<String> token(URI address) {
    if (tokenFile != null) {
      return () -> read(tokenFile);
    }
    String token = environment.get(TOKEN);
    if (token != null && !token.isBlank()) {
      return token::strip;
    }
    String file = environment.get(TOKEN_FILE);
    if (file != null && !file.isBlank()) {
      return () -> read(Path.of(file));
    }
    if (address.equals(localOrNull())) {
      return () -> read(dataDirectory.resolve(TOKEN_OF_LOCAL_MODE));
    }
    throw new CommandFailedException(
        ExitCode.FORBIDDEN,
        "no token for " + address + "; give one with --token-file, " + TOKEN + " or " + TOKEN_FILE);
  }

  private static String read(Path file) {
    try {
      String token = Files.readString(file).strip();
      if (!token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 127)) {
        return token;
      }
    } catch (NoSuchFileException gone) {
      throw new CommandFailedException(
          ExitCode.UNREACHABLE, "there is no token in " + file + ": is Millrace up?");
    } catch (IOException e) {
      throw CommandFailedException.usage("the token cannot be read from " + file + " (" + e + ")");
    }
    throw CommandFailedException.usage(
        "the file " + file + " holds no token; legal is one line of letters, digits and signs");
  }
}
