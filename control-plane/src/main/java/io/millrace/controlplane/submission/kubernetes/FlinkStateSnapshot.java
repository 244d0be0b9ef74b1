package io.millrace.controlplane.submission.kubernetes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A savepoint that the operator is to take of a running job. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FlinkStateSnapshot(ObjectMeta metadata, Spec spec, Status status) {
  static final String KIND = "FlinkStateSnapshot";
  static final ResourceDefinitionContext CONTEXT =
      ResourceTrees.context(KIND, "flinkstatesnapshots");

  FlinkStateSnapshot {
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(spec, "spec");
    status = status == null ? Status.NONE : status;
  }

  /**
   * @param backoffLimit attempts after the first; -1 is without an end
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Spec(@Nullable Target jobReference, @Nullable Savepoint savepoint, int backoffLimit) {}

  /**
   * @param kind {@link FlinkDeployment#KIND} or {@link FlinkSessionJob#KIND}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Target(String kind, String name) {}

  /**
   * @param path folder in which it is made
   * @param formatType {@code NATIVE} or {@code CANONICAL}
   * @param disposeOnDelete whether it goes when the resource does
   * @param alreadyExists whether it is only registered
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Savepoint(
      @Nullable String path,
      @Nullable String formatType,
      boolean disposeOnDelete,
      boolean alreadyExists) {}

  /** Where the operator is with it. */
  enum State {
    TRIGGER_PENDING,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    ABANDONED,
    UNKNOWN;

    /** Whether there will never be a savepoint. */
    boolean isEndWithout() {
      return this == FAILED || this == ABANDONED;
    }

    @JsonCreator
    static State read(@Nullable String spelled) {
      return Spelling.read(values(), State::name, spelled, UNKNOWN);
    }
  }

  /**
   * @param path of the savepoint, once it is COMPLETED
   * @param resultTimestamp ISO 8601
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Status(
      State state,
      @Nullable String path,
      @Nullable String error,
      @Nullable String resultTimestamp) {
    static final Status NONE = new Status(State.UNKNOWN, null, null, null);

    Status {
      state = state == null ? State.UNKNOWN : state;
    }
  }

  static FlinkStateSnapshot of(GenericKubernetesResource tree) {
    return ResourceTrees.read(tree, FlinkStateSnapshot.class);
  }

  /** Without the status, which is not ours to write. */
  GenericKubernetesResource tree() {
    return ResourceTrees.tree(KIND, metadata, spec);
  }
}
