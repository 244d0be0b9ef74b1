package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.jobs.event.EventRecord;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.runtime.operators.coordination.OperatorEventGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the coordinator and the events topic what happens to models, by mail: much of it happens
 * where nothing may be emitted, as in a snapshot.
 */
final class ModelNews implements ModelSwitch.Subtask {
  private static final Logger LOG = LoggerFactory.getLogger(ModelNews.class);

  private final ScoringEvents about;
  private final MailboxExecutor mailbox;
  private final OperatorEventGateway coordinator;
  private final Outlet outlet;

  ModelNews(
      ScoringEvents about,
      MailboxExecutor mailbox,
      OperatorEventGateway coordinator,
      Outlet outlet) {
    this.about = about;
    this.mailbox = mailbox;
    this.coordinator = coordinator;
    this.outlet = outlet;
  }

  @Override
  public long now() {
    return outlet.now();
  }

  @Override
  public void ready(ServedModel model) {
    tell(about.ready(model, now()));
  }

  @Override
  public void refused(ModelDescriptor model, ModelRefusedException refusal) {
    LOG.warn("jobId={} {}", about.jobId(), refusal.getMessage(), refusal);
    tell(about.refused(model, refusal, now()));
  }

  @Override
  public void vote(Vote vote) {
    mailbox.execute(() -> coordinator.sendEventToCoordinator(vote), "vote on a model");
  }

  /** Told once, when it scores for the first time. */
  void inUse(ServedModel model) {
    if (model.begin(now())) {
      tell(about.activated(model, now()));
    }
  }

  void withoutModel(long revision) {
    tell(about.withdrawn(revision, now()));
  }

  /** A message that is no order. */
  void unreadable(String reason) {
    tell(about.unreadable(reason, now()));
  }

  private void tell(EventRecord event) {
    mailbox.execute(() -> outlet.emit(event), "tell what happened to a model");
  }

  /** Where events leave. */
  interface Outlet {
    long now();

    void emit(EventRecord event);
  }
}
