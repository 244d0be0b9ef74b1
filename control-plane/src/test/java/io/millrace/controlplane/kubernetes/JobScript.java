package io.millrace.controlplane.kubernetes;

/**
 * How the job of a resource behaves, at once and from its next start on.
 *
 * @param failure message of the deepest cause, when it fails or restarts
 */
public record JobScript(Start start, Course course, Savepoints savepoints, String failure) {
  /** A job that starts and runs. */
  public static final JobScript RUNS =
      new JobScript(Start.WORKS, Course.RUNS, Savepoints.SUCCEED, "no more");

  /** What becomes of the pods. */
  public enum Start {
    WORKS,
    /** The image is nowhere: the operator says nothing of it. */
    IMAGE_MISSING,
    /** The JobManager ends again and again. */
    CRASHES,
    /** No node has room. */
    NO_NODE,
    /** The JobManager answers, but the job never leaves CREATED: no TaskManager comes. */
    NO_TASK_MANAGERS
  }

  /** What becomes of a job that has started. */
  public enum Course {
    RUNS,
    FINISHES,
    /** At its start, for good. */
    FAILS,
    /** It works for a moment and fails, again and again, and completes no checkpoint. */
    RESTARTS
  }

  /** What becomes of a stop with a savepoint. */
  public enum Savepoints {
    SUCCEED,
    /** It is declined and the job goes on. */
    FAIL,
    /** It never comes to an end, and the operator waits for it. */
    HANG,
    /** It is taken and the job ends, but the operator dies before it can say so. */
    GO_UNTOLD
  }

  public JobScript with(Start other) {
    return new JobScript(other, course, savepoints, failure);
  }

  public JobScript with(Course other) {
    return new JobScript(start, other, savepoints, failure);
  }

  public JobScript with(Savepoints other) {
    return new JobScript(start, course, other, failure);
  }

  public JobScript failing(String message) {
    return new JobScript(start, Course.FAILS, savepoints, message);
  }
}
