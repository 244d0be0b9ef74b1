package io.millrace.controlplane.submission.kubernetes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster is to run. Every member is written, as the schema knows no defaults.
 *
 * @param initialSavepointPath what the job starts from; null is nothing
 * @param savepointRedeployNonce another number than before makes the operator start the job from
 *     {@code initialSavepointPath}, which must then be there; null leaves it as it is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperatorJob(
    @Nullable String jarURI,
    @Nullable String entryClass,
    List<String> args,
    int parallelism,
    State state,
    UpgradeMode upgradeMode,
    boolean allowNonRestoredState,
    @Nullable String initialSavepointPath,
    @Nullable Long savepointRedeployNonce) {
  OperatorJob {
    args = args == null ? List.of() : List.copyOf(args);
    state = Objects.requireNonNullElse(state, State.RUNNING);
    upgradeMode = Objects.requireNonNullElse(upgradeMode, UpgradeMode.STATELESS);
  }

  /** What is wanted. */
  enum State {
    RUNNING("running"),
    SUSPENDED("suspended"),
    UNKNOWN("unknown");

    private final String spelled;

    State(String spelled) {
      this.spelled = spelled;
    }

    @JsonValue
    String spelled() {
      return spelled;
    }

    @JsonCreator
    static State read(@Nullable String spelled) {
      return Spelling.read(values(), State::spelled, spelled, UNKNOWN);
    }
  }

  /** What the operator does with the state of a job that it stops. */
  enum UpgradeMode {
    /** Nothing: the job is canceled. */
    STATELESS("stateless"),
    /** Takes a savepoint first. */
    SAVEPOINT("savepoint"),
    LAST_STATE("last-state"),
    UNKNOWN("unknown");

    private final String spelled;

    UpgradeMode(String spelled) {
      this.spelled = spelled;
    }

    @JsonValue
    String spelled() {
      return spelled;
    }

    @JsonCreator
    static UpgradeMode read(@Nullable String spelled) {
      return Spelling.read(values(), UpgradeMode::spelled, spelled, UNKNOWN);
    }
  }

  /** The same, resting. */
  OperatorJob suspended(UpgradeMode how) {
    return new OperatorJob(
        jarURI,
        entryClass,
        args,
        parallelism,
        State.SUSPENDED,
        how,
        allowNonRestoredState,
        initialSavepointPath,
        savepointRedeployNonce);
  }
}
