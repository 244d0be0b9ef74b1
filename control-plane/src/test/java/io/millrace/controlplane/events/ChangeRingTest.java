package io.millrace.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeRingTest {
  private final ChangeRing ring = new ChangeRing(3, 100);

  @BeforeEach
  void fill() {
    for (long seq = 101; seq <= 104; seq++) {
      ring.add(new ChangeFrame(seq, new byte[0]));
    }
  }

  @Test
  void shouldGiveBackWhatCameAfterAnEvent() {
    assertThat(ring.after(102).orElseThrow())
        .extracting(ChangeFrame::seq)
        .containsExactly(103L, 104L);
    assertThat(ring.after(101).orElseThrow()).hasSize(3);
    assertThat(ring.after(104).orElseThrow()).isEmpty();
  }

  @Test
  void shouldSayThatAnEventIsNoLongerKnown() {
    assertThat(ring.after(100)).isEmpty();
  }

  @Test
  void shouldSayThatAnEventOfTheFutureIsUnknown() {
    assertThat(ring.after(105)).isEmpty();
  }
}
