package io.millrace.controlplane.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * One open event stream. No thread waits for it: what the connection does not take yet stays in a
 * bounded queue, and the web server calls when it takes more. A client that does not read is
 * dropped and comes back with its last event id, instead of filling the heap.
 */
final class ChangeListener implements WriteListener, AsyncListener {
  private static final int MAX_WAITING = 4096;

  private final AsyncContext context;
  private final ServletOutputStream out;
  private final Consumer<ChangeListener> gone;
  private final BlockingQueue<ChangeFrame> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private boolean writable;
  private boolean unflushed;

  private ChangeListener(
      AsyncContext context, ServletOutputStream out, Consumer<ChangeListener> gone) {
    this.context = context;
    this.out = out;
    this.gone = gone;
  }

  /**
   * Answers with the head of a stream that has no end.
   *
   * @param gone told when the connection is lost
   */
  static ChangeListener open(
      HttpServletRequest request, HttpServletResponse response, Consumer<ChangeListener> gone)
      throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // A proxy that collects an answer before it hands it on would hold back every event.
    response.setHeader("X-Accel-Buffering", "no");
    response.flushBuffer();
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    // Not the response that filters and Spring have wrapped: its head is sent.
    ServletOutputStream out = context.getResponse().getOutputStream();
    ChangeListener listener = new ChangeListener(context, out, gone);
    context.addListener(listener);
    return listener;
  }

  /** From here on the web server calls. */
  void begin() {
    out.setWriteListener(this);
  }

  /** False when the client is too slow to be kept. */
  boolean offer(ChangeFrame frame) {
    return waiting.offer(frame);
  }

  /** The first call says that the thread of the request has left. */
  @Override
  public synchronized void onWritePossible() throws IOException {
    writable = true;
    write();
  }

  /** Writes what waits as far as the connection takes it. */
  synchronized void write() throws IOException {
    while (writable && out.isReady()) {
      ChangeFrame next = waiting.poll();
      if (next != null) {
        out.write(next.bytes());
        unflushed = true;
      } else if (unflushed) {
        unflushed = false;
        out.flush();
      } else {
        return;
      }
    }
  }

  void close() {
    end();
    try {
      context.complete();
    } catch (IllegalStateException alreadyGone) {
      // the web server ended it first, which is what we want
    }
  }

  /**
   * Returns when no thread writes any more: the web server then gives the response to another
   * request, also after a write that failed in a thread of ours and is not back yet.
   */
  private synchronized void end() {
    writable = false;
  }

  @Override
  public void onError(Throwable failure) {
    gone.accept(this);
    close();
  }

  @Override
  public void onError(AsyncEvent event) {
    onError(event.getThrowable());
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
    gone.accept(this);
  }

  /** There is no time limit: the web server stops. */
  @Override
  public void onTimeout(AsyncEvent event) {
    close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Nobody starts it again.
  }
}
