package io.millrace.controlplane.versions;

import io.millrace.controlplane.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the header {@code If-Match} of a change says: the states that it may be made from.
 *
 * @param tags without W/ and quotes; {@code *} is any state
 */
public record Precondition(List<String> tags) {
  private static final String ANY = "*";
  private static final String TAG = "(W/)?\"([\\x21\\x23-\\x7e]{0,100})\"";

  public Precondition {
    tags = List.copyOf(tags);
  }

  /**
   * @param what is changed, such as {@code model set}
   * @throws ProblemException 428 when it is absent, 412 when it holds no tag
   */
  public static Precondition of(@Nullable String ifMatch, String what) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ProblemException.versionRequired(
          "header If-Match is missing; legal is the ETag of the " + what + " that was changed");
    }
    if (ifMatch.strip().equals(ANY)) {
      return new Precondition(List.of(ANY));
    }
    List<String> tags = Arrays.stream(ifMatch.split(",")).map(String::strip).toList();
    if (!tags.stream().allMatch(tag -> tag.matches(TAG))) {
      throw ProblemException.staleVersion(
          "If-Match " + ifMatch + " is no ETag of this " + what + "; legal is for example \"1\"");
    }
    return new Precondition(tags.stream().map(tag -> tag.replaceAll(TAG, "$2")).toList());
  }

  /**
   * @param tag of the present state, with quotes
   * @param what has it, with its name
   * @throws ProblemException 412 when that is none of the given ones
   */
  public void require(String tag, String what) {
    if (!tags.contains(ANY) && tags.stream().noneMatch(given -> tag.equals('"' + given + '"'))) {
      throw stale(tag, what);
    }
  }

  /**
   * Looks at the revision only, with which a tag of {@link EntityTag#of(long, Object)} begins.
   *
   * @throws ProblemException 412 when the present one is none of the given ones
   */
  public void requireRevision(long revision, String what) {
    String present = Long.toString(revision);
    if (!tags.contains(ANY)
        && tags.stream().noneMatch(given -> given.split("-", 2)[0].equals(present))) {
      throw stale('"' + present + '"', what);
    }
  }

  private static ProblemException stale(String tag, String what) {
    return ProblemException.staleVersion(
        what
            + " has changed since; its ETag is now "
            + tag
            + ". Fetch it again and repeat the change.");
  }
}
