package io.millrace.controlplane.uploads;

import io.millrace.controlplane.problem.ProblemException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Who writes to which upload: the newest request. One whose client is gone may sit on a dead
 * connection for a while; it must not keep the client that came back waiting, and must not write
 * any more.
 */
final class Turns {
  private static final int LOCKS = 64;
  private final Map<String, Turn> newest = new ConcurrentHashMap<>();
  private final Object[] locks =
      IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toArray(Object[]::new);

  Turn take(String uploadId) {
    Turn turn = new Turn(uploadId);
    synchronized (turn.lock()) {
      newest.put(uploadId, turn);
    }
    return turn;
  }

  /** Something that is done wholly within a turn, or not at all. */
  interface Step<E extends Exception> {
    void run() throws E;
  }

  /** Lasts until another is taken for the same upload. */
  final class Turn implements AutoCloseable {
    private final String uploadId;

    private Turn(String uploadId) {
      this.uploadId = uploadId;
    }

    private Object lock() {
      return locks[Math.floorMod(uploadId.hashCode(), LOCKS)];
    }

    /**
     * @throws ProblemException when the turn is over
     */
    <E extends Exception> void use(Step<E> step) throws E {
      synchronized (lock()) {
        if (newest.get(uploadId) != this) {
          throw over(uploadId);
        }
        step.run();
      }
    }

    @Override
    public void close() {
      newest.remove(uploadId, this);
    }
  }

  static ProblemException over(String uploadId) {
    return ProblemException.conflict(
        "UPLOAD_TAKEN_OVER",
        "another request goes on with upload '" + uploadId + "' or has ended it; ask where it is");
  }
}
