package io.millrace.controlplane.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The answers that have no end. Who opened one was let in once; it ends when they sign out, are
 * sent away, or what they showed is not valid any more.
 */
public final class OpenStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenStreams.class);

  private final KnownCallers callers;
  private final BrowserSessions sessions;
  private final Map<Object, Stream> open = new ConcurrentHashMap<>();
  private final ExecutorService watcher = Executors.newSingleThreadExecutor(OpenStreams::daemon);

  OpenStreams(KnownCallers callers, BrowserSessions sessions) {
    this.callers = callers;
    this.sessions = sessions;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "open-streams");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * @param admitted whether who opened it may still come in
   */
  private record Stream(BooleanSupplier admitted, Runnable end) {}

  /**
   * @param stream as {@link #remove} will name it
   * @param request that it answers
   * @param end ends it; called at most once, from a thread of ours
   */
  public void add(Object stream, HttpServletRequest request, Runnable end) {
    open.put(stream, new Stream(admitted(request), end));
  }

  /** It has ended. */
  public void remove(Object stream) {
    open.remove(stream);
  }

  private BooleanSupplier admitted(HttpServletRequest request) {
    String bearer = RequestOrigin.bearerToken(request);
    if (bearer != null && callers.isLaunchToken(bearer)) {
      return () -> callers.isLaunchToken(bearer);
    }
    if (bearer != null) {
      Caller caller = Caller.of(request).orElseThrow();
      return () -> callers.find(caller).isPresent();
    }
    String session = sessions.keyOf(request).orElseThrow();
    return () -> sessions.admits(session);
  }

  @TransactionalEventListener(fallbackExecution = true)
  void withdrawn(AccessWithdrawn event) {
    look();
  }

  /** What expires tells nobody, and neither does another process. */
  @Scheduled(fixedDelay = 10_000)
  void look() {
    if (!open.isEmpty()) {
      watcher.execute(() -> open.forEach(this::look));
    }
  }

  private void look(Object key, Stream stream) {
    try {
      if (!stream.admitted().getAsBoolean() && open.remove(key) != null) {
        stream.end().run();
      }
    } catch (RuntimeException e) {
      LOG.warn("It is not known whether a stream may stay open; asked again later", e);
    }
  }

  @Override
  public void close() {
    watcher.shutdown();
  }
}
