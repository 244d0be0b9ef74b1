package io.millrace.controlplane.models;

import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.resource.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models of this installation; names are unique. */
@Service
public class Models {
  private final ModelRepository repository;
  private final List<ModelUsage> usages;
  private final ChangeHub hub;
  private final Identifiers ids;
  private final Clock clock;

  Models(
      ModelRepository repository,
      List<ModelUsage> usages,
      ChangeHub hub,
      Identifiers ids,
      Clock clock) {
    this.repository = repository;
    this.usages = usages;
    this.hub = hub;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  StoredModel create(ModelRequest request, ModelContent content) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    StoredModel model =
        new StoredModel(
            ids.next(),
            Objects.requireNonNull(request.name()),
            Objects.requireNonNull(request.description()),
            content,
            1,
            now,
            now);
    try {
      repository.insert(model);
    } catch (DuplicateKeyException e) {
      throw nameTaken(request);
    }
    hub.publish(Change.created(ResourceKind.MODEL, model.id(), ModelView.of(model)));
    return model;
  }

  /**
   * @param seen revision that the change was made from; empty changes whatever is there
   */
  @Transactional
  StoredModel replace(String id, ModelRequest request, ModelContent content, Optional<Long> seen) {
    StoredModel old = get(id);
    requireStillTrainable(old, content);
    StoredModel model =
        new StoredModel(
            id,
            Objects.requireNonNull(request.name()),
            Objects.requireNonNull(request.description()),
            content,
            seen.orElse(old.revision()) + 1,
            old.createdAt(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    try {
      if (!repository.update(model)) {
        throw ProblemException.staleVersion(
            "model '"
                + old.name()
                + "' has changed since; its ETag is now \""
                + old.revision()
                + "\". Fetch it again and repeat the change.");
      }
    } catch (DuplicateKeyException e) {
      throw nameTaken(request);
    }
    hub.publish(Change.updated(ResourceKind.MODEL, id, ModelView.of(model)));
    return model;
  }

  /** Those who use a model train it. */
  private void requireStillTrainable(StoredModel old, ModelContent content) {
    List<String> uses = usesOf(old.id());
    if (!(content instanceof ModelContent.Trainable) && !uses.isEmpty()) {
      throw ProblemException.conflict(
          "MODEL_IN_USE",
          "model '"
              + old.name()
              + "' is used by "
              + String.join(", ", uses)
              + " and cannot become a "
              + content.format()
              + ", which cannot be trained");
    }
  }

  private List<String> usesOf(String id) {
    return usages.stream().flatMap(usage -> usage.usesOf(id).stream()).sorted().toList();
  }

  /** What is deleted. */
  @Transactional
  StoredModel delete(String id) {
    StoredModel model = get(id);
    List<String> uses = usesOf(id);
    if (!uses.isEmpty()) {
      throw ProblemException.conflict(
          "MODEL_IN_USE",
          "model '"
              + model.name()
              + "' is used by "
              + String.join(", ", uses)
              + "; delete that first");
    }
    repository.delete(id);
    hub.publish(Change.deleted(ResourceKind.MODEL, id));
    return model;
  }

  Page<StoredModel> list(ModelQuery query) {
    return repository.list(query);
  }

  public Optional<StoredModel> find(String id) {
    return repository.find(id);
  }

  StoredModel get(String id) {
    return find(id).orElseThrow(() -> ProblemException.notFound("model", id));
  }

  private static ProblemException nameTaken(ModelRequest request) {
    return ProblemException.conflict(
        "NAME_TAKEN", "a model named '" + request.name() + "' exists; legal is a new name");
  }
}
