package io.millrace.controlplane.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a token may do at most with one kind of resource.
 *
 * @param resource first part of the path below {@code /api/v1}, or {@code *} for every one
 * @param writes whether it may also change; reading is always part of that
 */
public record Scope(String resource, boolean writes) {
  private static final String EVERY = "*";
  private static final Pattern FORM = Pattern.compile("([a-z][a-z-]{0,39}|\\*):(read|write)");

  public static Scope parse(String text) {
    Matcher scope = FORM.matcher(text);
    if (!scope.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a scope; legal are <resource>:read and <resource>:write, such as"
              + " trainings:write, and *:read and *:write for every resource");
    }
    return new Scope(scope.group(1), scope.group(2).equals("write"));
  }

  /** Whether whoever has this one has the other one, too. */
  boolean includes(Scope other) {
    boolean same = resource.equals(EVERY) || resource.equals(other.resource);
    return same && (writes || !other.writes);
  }

  /** Whether this one is about all resources, and so about none that could be misspelled. */
  public boolean isAboutEveryResource() {
    return resource.equals(EVERY);
  }

  @Override
  public String toString() {
    return resource + (writes ? ":write" : ":read");
  }
}
