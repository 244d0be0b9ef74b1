package io.millrace.controlplane.modelsets;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.models.ModelContent;
import io.millrace.controlplane.models.Models;
import io.millrace.controlplane.models.StoredModel;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.problem.RequestViolations;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.versions.EntityTag;
import io.millrace.controlplane.versions.Precondition;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The model sets of this installation; every model of a set exists. */
@Service
public class ModelSets {
  private final ModelSetRepository repository;
  private final Models models;
  private final ChangeHub hub;
  private final Identifiers ids;
  private final Clock clock;

  ModelSets(
      ModelSetRepository repository, Models models, ChangeHub hub, Identifiers ids, Clock clock) {
    this.repository = repository;
    this.models = models;
    this.hub = hub;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  ModelSet create(ModelSetRequest request) {
    requireModels(request);
    ModelSet set =
        new ModelSet(
            ids.next(),
            Objects.requireNonNull(request.name()),
            Objects.requireNonNull(request.description()),
            Objects.requireNonNull(request.modelIds()),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    repository.insert(set);
    hub.publish(Change.created(ResourceKind.MODEL_SET, set.id(), set));
    return set;
  }

  /** Trainings that exist keep the models they were created with. */
  @Transactional
  ModelSet replace(String id, ModelSetRequest request, Precondition seen) {
    ModelSet old =
        repository.lock(id).orElseThrow(() -> ProblemException.notFound("model set", id));
    seen.require(EntityTag.of(old), "model set '" + old.name() + "'");
    requireModels(request);
    ModelSet set =
        new ModelSet(
            id,
            Objects.requireNonNull(request.name()),
            Objects.requireNonNull(request.description()),
            Objects.requireNonNull(request.modelIds()),
            old.createdAt());
    repository.update(set);
    hub.publish(Change.updated(ResourceKind.MODEL_SET, id, set));
    return set;
  }

  @Transactional
  void delete(String id) {
    get(id);
    repository.delete(id);
    hub.publish(Change.deleted(ResourceKind.MODEL_SET, id));
  }

  Page<ModelSet> list(ModelSetQuery query) {
    return repository.list(query);
  }

  public Optional<ModelSet> find(String id) {
    return repository.find(id);
  }

  ModelSet get(String id) {
    return find(id).orElseThrow(() -> ProblemException.notFound("model set", id));
  }

  /**
   * @throws InvalidDocumentException naming each model that does not exist or cannot be trained
   */
  private void requireModels(ModelSetRequest request) {
    RequestViolations violations = new RequestViolations();
    int position = 0;
    for (String modelId : Objects.requireNonNull(request.modelIds())) {
      String pointer = "/modelIds/" + position++;
      Optional<StoredModel> model = models.find(modelId);
      violations.require(model.isPresent(), pointer, "there is no model '" + modelId + "'");
      model
          .filter(found -> !(found.content() instanceof ModelContent.Trainable))
          .ifPresent(found -> violations.require(false, pointer, found.whyNotTrainable()));
    }
    violations.failIfAny("model set");
  }
}
