package io.millrace.controlplane.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + ID + "-00f067aa0ba902b7-01",
        " 00-" + ID + "-00f067aa0ba902b7-01 ",
        "cc-" + ID + "-00f067aa0ba902b7-01",
        "cc-" + ID + "-00f067aa0ba902b7-01-what-a-later-version-says"
      })
  void shouldGoOnWithTheTraceOfTheCaller(String traceparent) {
    Trace trace = Trace.of(traceparent);

    assertThat(trace.id()).isEqualTo(ID);
    assertThat(trace.span()).matches("[0-9a-f]{16}").isNotEqualTo("00f067aa0ba902b7");
    assertThat(trace.traceresponse()).isEqualTo("00-" + ID + "-" + trace.span() + "-01");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-" + ID,
        "ff-" + ID + "-00f067aa0ba902b7-01",
        "00-" + ID + "-00f067aa0ba902b7-01-more",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + ID + "-0000000000000000-01",
        "00-" + ID + "\r\nX-Forged: 1-00f067aa0ba902b7-01"
      })
  void shouldBeginAnewWhenTheCallerNamesNoneThatIsLegal(String traceparent) {
    Trace trace = Trace.of(traceparent);

    assertThat(trace.id()).matches("[0-9a-f]{32}").isNotEqualTo(ID);
    assertThat(trace.traceresponse()).isEqualTo("00-" + trace.id() + "-" + trace.span() + "-00");
  }

  @Test
  void shouldNotGiveTheSameIdTwice() {
    assertThat(Trace.of(null).id()).isNotEqualTo(Trace.of(null).id());
  }
}
