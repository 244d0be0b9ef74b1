package io.millrace.controlplane.submission;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobState;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FakeJobSubmitterTest extends JobSubmitterContract {
  private final FakeJobSubmitter fake = new FakeJobSubmitter();

  /** Moves a job on whenever somebody looks, to where its name says it goes. */
  private final JobSubmitter moving =
      new JobSubmitter() {
        @Override
        public void submit(JobRun run) {
          fake.submit(run);
        }

        @Override
        public void suspend(JobRun run, Suspension how) {
          fake.suspend(run, how);
        }

        @Override
        public void retain(JobRun run, Set<String> locations) {
          fake.retain(run, locations);
        }

        @Override
        public Optional<JobStatus> status(JobId id) {
          fake.submitted().stream()
              .filter(spec -> spec.jobId().equals(id))
              .findFirst()
              .ifPresent(this::moveOn);
          return fake.status(id);
        }

        @Override
        public Optional<JobReport> report(JobId id) {
          return fake.report(id);
        }

        @Override
        public SnapshotTaking takeSnapshot(JobRun run, String id) {
          SnapshotTaking told = fake.takeSnapshot(run, id);
          if (fake.asked().contains(id) && told instanceof SnapshotTaking.UnderWay) {
            fake.taken(
                id,
                new SnapshotTaking.Taken(
                    new Snapshot("file:///snapshots/" + id, Snapshot.Kind.SAVEPOINT)));
          }
          return told;
        }

        @Override
        public void discardSnapshot(JobRun run, String id) {
          fake.discardSnapshot(run, id);
        }

        @Override
        public void stop(JobId id) {
          fake.stop(id);
        }

        @Override
        public void cancel(JobId id) {
          fake.cancel(id);
        }

        private void moveOn(JobSpec spec) {
          boolean cancelling =
              fake.status(spec.jobId())
                  .filter(status -> status.state() == JobState.CANCELLING)
                  .isPresent();
          Suspension suspension = fake.suspension(spec.jobId());
          if (suspension != null) {
            fake.suspended(
                spec.jobId(),
                new Snapshot(
                    "file:///snapshots/" + spec.jobId(),
                    suspension == Suspension.AT_ONCE
                        ? Snapshot.Kind.CHECKPOINT
                        : Snapshot.Kind.SAVEPOINT));
          } else if (fake.status(spec.jobId())
              .filter(status -> status.state() == JobState.SUSPENDED)
              .isPresent()) {
            return;
          } else if (cancelling) {
            fake.move(spec.jobId(), JobState.CANCELED);
          } else if (fake.isStopping(spec.jobId())) {
            fake.move(spec.jobId(), JobState.FINISHED);
          } else if (spec.name().startsWith("fails: ")) {
            fake.fail(spec.jobId(), spec.name().substring("fails: ".length()));
          } else {
            JobState state = JobState.valueOf(spec.name());
            if (state == JobState.RUNNING) {
              fake.run(spec.jobId(), new JobStatus.Steadiness(0, 1));
            } else {
              fake.move(spec.jobId(), state);
            }
          }
        }
      };

  @Override
  protected JobSubmitter submitter() {
    return moving;
  }

  @Override
  protected JobSpec endlessJob(String id) {
    return ExampleJobs.inference(id, "RUNNING", "file:///nowhere");
  }

  @Override
  protected JobSpec finishingJob(String id) {
    return ExampleJobs.training(id, "FINISHED", "file:///nowhere");
  }

  @Override
  protected JobSpec failingJob(String id, String message) {
    return ExampleJobs.inference(id, "fails: " + message, "file:///nowhere");
  }

  @Override
  protected void restartRuntime() {
    fake.forgetAll();
  }

  @Override
  protected int starts(JobId id) {
    return (int) fake.submitted().stream().filter(spec -> spec.jobId().equals(id)).count();
  }

  @Override
  protected long restored(JobId id) {
    return fake.runs().stream().filter(run -> run.jobId().equals(id) && run.from() != null).count();
  }

  @Test
  void shouldAnswerNothingWhileUnreachable() {
    fake.unreachable("connection refused");

    assertThatThrownBy(() -> fake.status(new JobId("any")))
        .isInstanceOf(RuntimeUnreachableException.class)
        .hasMessage("connection refused");
  }

  @Test
  void shouldRefuseWhenTold() {
    fake.refuse("no such operator");

    assertThatThrownBy(() -> fake.submit(endlessJob("refused")))
        .isInstanceOf(JobRefusedException.class)
        .hasMessage("no such operator");
  }
}
