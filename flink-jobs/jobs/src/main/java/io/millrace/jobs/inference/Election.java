package io.millrace.jobs.inference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts votes on the newest order: all subtasks have to be ready, and one refusal is enough. What
 * was decided is never decided again.
 */
final class Election {
  private final int subtasks;
  private final Map<Integer, Long> ready = new HashMap<>();
  private long newest;
  private long decided;

  Election(int subtasks) {
    this.subtasks = subtasks;
  }

  /** Votes on older orders no longer count. */
  void order(long revision) {
    newest = Math.max(newest, revision);
  }

  /** A verdict when this vote decides. */
  Optional<Verdict> vote(int subtask, Vote vote) {
    order(vote.revision());
    if (vote.revision() < newest || vote.revision() <= decided) {
      return Optional.empty();
    }
    if (!vote.ready()) {
      return decide(vote.revision(), false);
    }
    ready.put(subtask, vote.revision());
    boolean all =
        ready.values().stream().filter(revision -> revision == newest).count() == subtasks;
    return all ? decide(vote.revision(), true) : Optional.empty();
  }

  private Optional<Verdict> decide(long revision, boolean takesOver) {
    decided = revision;
    return Optional.of(new Verdict(revision, takesOver));
  }

  /** It ended, and what it had loaded with it. */
  void forget(int subtask) {
    ready.remove(subtask);
  }
}
