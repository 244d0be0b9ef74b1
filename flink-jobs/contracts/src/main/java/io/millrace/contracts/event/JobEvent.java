package io.millrace.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What happened. Metrics are named as Keras names them: {@code loss}, {@code accuracy}, … */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TrainingStarted.class, name = "TRAINING_STARTED"),
  @JsonSubTypes.Type(value = StepsCompleted.class, name = "STEPS_COMPLETED"),
  @JsonSubTypes.Type(value = EpochCompleted.class, name = "EPOCH_COMPLETED"),
  @JsonSubTypes.Type(value = TrainingSucceeded.class, name = "TRAINING_SUCCEEDED"),
  @JsonSubTypes.Type(value = TrainingFailed.class, name = "TRAINING_FAILED"),
  @JsonSubTypes.Type(value = ModelReady.class, name = "MODEL_READY"),
  @JsonSubTypes.Type(value = ModelActivated.class, name = "MODEL_ACTIVATED"),
  @JsonSubTypes.Type(value = ModelWithdrawn.class, name = "MODEL_WITHDRAWN"),
  @JsonSubTypes.Type(value = ModelRefused.class, name = "MODEL_REFUSED"),
  @JsonSubTypes.Type(value = ScoringProgress.class, name = "SCORING_PROGRESS")
})
public sealed interface JobEvent
    permits TrainingStarted,
        StepsCompleted,
        EpochCompleted,
        TrainingSucceeded,
        TrainingFailed,
        ModelReady,
        ModelActivated,
        ModelWithdrawn,
        ModelRefused,
        ScoringProgress {}
