package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.submission.flinkrest.StackTraces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorErrorsTest {
  @Test
  void shouldFindTheDeepestCause() {
    String error =
        """
        {"type":"org.apache.flink.util.SerializedThrowable",
         "message":"org.apache.flink.runtime.JobException: Recovery is suppressed",
         "additionalMetadata":{},
         "throwableList":[
           {"type":"org.apache.flink.util.SerializedThrowable",
            "message":"org.apache.flink.runtime.JobException: Recovery is suppressed"},
           {"type":"org.apache.flink.util.SerializedThrowable",
            "message":"java.lang.IllegalStateException: the seventh record is not a number"}]}
        """;

    assertThat(OperatorErrors.rootCause(error)).isEqualTo("the seventh record is not a number");
  }

  @Test
  void shouldTakeTheMessageWhenThereIsNoList() {
    assertThat(OperatorErrors.rootCause("{\"type\":\"x.ValidationException\",\"message\":\"no\"}"))
        .isEqualTo("no");
  }

  @Test
  void shouldTakeTheTypeWhenThereIsNoMessage() {
    assertThat(OperatorErrors.rootCause("{\"type\":\"java.lang.NullPointerException\"}"))
        .isEqualTo("java.lang.NullPointerException");
  }

  @Test
  void shouldTakeWhatIsNoJsonAsItIs() {
    assertThat(OperatorErrors.rootCause("something else\nand more")).isEqualTo("something else");
  }

  @Test
  void shouldKnowNoErrorWhenThereIsNone() {
    assertThat(OperatorErrors.rootCause(null)).isNull();
    assertThat(OperatorErrors.rootCause(" ")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java.lang.IllegalStateException: a: b                         | a: b
          o.a.f.SerializedThrowable: java.io.IOException: connection    | connection
          java.lang.NullPointerException                                | java.lang.NullPointerException
          file.json: not found                                          | file.json: not found
          """)
  void shouldLeaveTheNamesOfClassesAway(String line, String expected) {
    assertThat(StackTraces.message(line)).isEqualTo(expected);
  }

  @Test
  void shouldReadAPrintedStackTrace() {
    String printed =
        """
        org.apache.flink.runtime.JobException: Recovery is suppressed
        \tat org.apache.flink.X.y(X.java:1)
        Caused by: java.lang.RuntimeException: outer
        \tat a.B.c(B.java:2)
        Caused by: java.lang.IllegalArgumentException: the deepest
        \t... 3 more
        """;

    assertThat(StackTraces.rootCause(printed)).isEqualTo("the deepest");
  }
}
