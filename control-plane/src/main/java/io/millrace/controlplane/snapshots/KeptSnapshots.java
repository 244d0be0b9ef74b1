package io.millrace.controlplane.snapshots;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.modelfiles.FileUsage;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.snapshots.KeptSnapshot.Reason;
import io.millrace.controlplane.snapshots.KeptSnapshot.State;
import io.millrace.controlplane.submission.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what becomes of snapshots, and tells of it. Changes belong into a transaction that
 * holds the lock of the deployment.
 */
@Component
public class KeptSnapshots implements FileUsage {
  private final SnapshotRepository repository;
  private final ChangeHub hub;
  private final Identifiers ids;
  private final Clock clock;

  KeptSnapshots(SnapshotRepository repository, ChangeHub hub, Identifiers ids, Clock clock) {
    this.repository = repository;
    this.hub = hub;
    this.ids = ids;
    this.clock = clock;
  }

  /** Somebody asks for one. */
  @Transactional
  public KeptSnapshot ask(KeptSnapshot.Taken from, @Nullable String description) {
    KeptSnapshot asked =
        new KeptSnapshot(
            ids.next(),
            from,
            State.PENDING,
            Reason.ON_DEMAND,
            description,
            null,
            null,
            null,
            now(),
            null);
    return add(asked);
  }

  /** A job that was stopped has left one. */
  @Transactional
  public void left(KeptSnapshot.Taken from, Reason reason, Snapshot left, @Nullable Long size) {
    Instant now = now();
    add(
        new KeptSnapshot(
            ids.next(), from, State.COMPLETED, reason, null, left, size, null, now, now));
  }

  private KeptSnapshot add(KeptSnapshot added) {
    repository.insert(added);
    hub.publish(Change.created(ResourceKind.SNAPSHOT, added.id(), SnapshotView.of(added)));
    return added;
  }

  @Transactional
  public void complete(String id, Snapshot taken, @Nullable Long size) {
    repository.find(id).ifPresent(kept -> save(kept.completed(taken, size, now())));
  }

  @Transactional
  public void fail(String id, String reason) {
    repository.find(id).ifPresent(kept -> save(kept.failed(reason, now())));
  }

  /** Its files are to go. */
  @Transactional
  public void dismiss(KeptSnapshot kept) {
    save(kept.deleting());
  }

  private void save(KeptSnapshot changed) {
    repository.update(changed);
    hub.publish(Change.updated(ResourceKind.SNAPSHOT, changed.id(), SnapshotView.of(changed)));
  }

  /** Its files are gone. */
  @Transactional
  public void remove(String id) {
    repository.delete(id);
    hub.publish(Change.deleted(ResourceKind.SNAPSHOT, id));
  }

  /** What stopped jobs have left is gone but for some; what people asked for stays. */
  @Transactional
  public void retain(String inferenceId, Set<String> locations) {
    repository.of(inferenceId).stream()
        .filter(kept -> kept.reason() != Reason.ON_DEMAND && kept.snapshot() != null)
        .filter(kept -> !locations.contains(kept.snapshot().location()))
        .forEach(kept -> remove(kept.id()));
  }

  /** All snapshots of a deployment that is removed; the runtime deletes their files. */
  @Transactional
  public void removeAll(String inferenceId) {
    repository.of(inferenceId).forEach(kept -> remove(kept.id()));
  }

  /** Locations of those that people asked for and did not delete. */
  public Set<String> onDemand(String inferenceId) {
    return repository.of(inferenceId).stream()
        .filter(kept -> kept.reason() == Reason.ON_DEMAND && kept.isUsable())
        .map(kept -> kept.snapshot().location())
        .collect(Collectors.toSet());
  }

  public Optional<KeptSnapshot> find(String id) {
    return repository.find(id);
  }

  /** Those whose files are to go. */
  public List<KeptSnapshot> dismissed() {
    return repository.in(State.DELETING);
  }

  @Override
  public Collection<ModelArtifact> used() {
    return repository.artifacts();
  }

  @Override
  public String by() {
    return "a snapshot";
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
