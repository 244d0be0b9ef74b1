package io.millrace.controlplane.kubernetes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with a request, once unless told otherwise. Made by {@link #on} and
 * what follows it; given to {@link FakeApiServer#inject}.
 */
public final class Fault {
  private final Pattern methods;
  private final Pattern paths;
  private final Kind kind;
  private final @Nullable ApiFailure answer;
  private final AtomicInteger left;
  private final AtomicInteger spared;
  private final AtomicInteger struck = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);

  /** What happens. */
  enum Kind {
    ANSWER,
    CUT_BEFORE,
    CUT_AFTER,
    HOLD
  }

  private Fault(
      Pattern methods, Pattern paths, Kind kind, @Nullable ApiFailure answer, int times, int skip) {
    this.methods = methods;
    this.paths = paths;
    this.kind = kind;
    this.answer = answer;
    this.left = new AtomicInteger(times);
    this.spared = new AtomicInteger(skip);
  }

  /**
   * @param methods regular expression, such as {@code PATCH|PUT}; the method of a watch is WATCH
   * @param paths regular expression of which the path of the request must contain a match
   */
  public static Fault on(String methods, String paths) {
    return new Fault(Pattern.compile(methods), Pattern.compile(paths), Kind.CUT_BEFORE, null, 1, 0);
  }

  /** The server answers this instead of doing anything. */
  public Fault answers(int code, String reason, String message) {
    return new Fault(
        methods,
        paths,
        Kind.ANSWER,
        new ApiFailure(code, reason, message),
        left.get(),
        spared.get());
  }

  /** As when somebody else wrote at the same moment. */
  public Fault answersConflict() {
    return answers(
        409,
        "Conflict",
        "Operation cannot be fulfilled: the object has been modified; please apply your changes to the latest version and try again");
  }

  /** The connection ends before anything was done. */
  public Fault cutsBefore() {
    return new Fault(methods, paths, Kind.CUT_BEFORE, null, left.get(), spared.get());
  }

  /** It is done, and the connection ends before the answer. */
  public Fault cutsAfter() {
    return new Fault(methods, paths, Kind.CUT_AFTER, null, left.get(), spared.get());
  }

  /** Nothing is done or answered until {@link #release}. */
  public Fault holds() {
    return new Fault(methods, paths, Kind.HOLD, null, left.get(), spared.get());
  }

  public Fault times(int times) {
    return new Fault(methods, paths, kind, answer, times, spared.get());
  }

  public Fault always() {
    return times(Integer.MAX_VALUE);
  }

  /** The first requests that match go well. */
  public Fault after(int requests) {
    return new Fault(methods, paths, kind, answer, left.get(), requests);
  }

  public void release() {
    left.set(0);
    released.countDown();
  }

  /** How often it has happened. */
  public int struck() {
    return struck.get();
  }

  boolean strikes(ApiRequest request) {
    String method = request.isWatch() ? "WATCH" : request.method();
    if (!methods.matcher(method).matches() || !paths.matcher(request.path()).find()) {
      return false;
    }
    if (spared.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      return false;
    }
    boolean now = left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    if (now) {
      struck.incrementAndGet();
    }
    return now;
  }

  Kind kind() {
    return kind;
  }

  /** Throws the answer, or waits; returns when the request may go on. */
  void strike() throws InterruptedException {
    if (answer != null) {
      throw answer;
    }
    if (kind == Kind.HOLD) {
      released.await();
    }
  }
}
