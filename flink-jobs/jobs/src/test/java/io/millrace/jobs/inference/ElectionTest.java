package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElectionTest {
  private final Election election = new Election(3);

  @Test
  void shouldDecideOnceAllSubtasksAreReady() {
    election.order(5);

    assertThat(election.vote(0, new Vote(5, true))).isEmpty();
    assertThat(election.vote(0, new Vote(5, true))).isEmpty();
    assertThat(election.vote(2, new Vote(5, true))).isEmpty();
    assertThat(election.vote(1, new Vote(5, true))).contains(new Verdict(5, true));
  }

  @Test
  void shouldDecideAgainstAModelThatOneSubtaskRefuses() {
    election.order(5);
    election.vote(0, new Vote(5, true));

    assertThat(election.vote(1, new Vote(5, false))).contains(new Verdict(5, false));
    assertThat(election.vote(1, new Vote(5, true))).isEmpty();
    assertThat(election.vote(2, new Vote(5, true))).isEmpty();
  }

  @Test
  void shouldNotCountVotesOnAnOlderOrder() {
    election.order(5);
    election.vote(0, new Vote(5, true));
    election.vote(1, new Vote(5, true));
    election.order(6);

    assertThat(election.vote(2, new Vote(5, true))).isEmpty();
    assertThat(election.vote(2, new Vote(6, true))).isEmpty();
    assertThat(election.vote(0, new Vote(6, true))).isEmpty();
    assertThat(election.vote(1, new Vote(6, true))).contains(new Verdict(6, true));
  }

  @Test
  void shouldWaitForASubtaskThatStartsAgain() {
    election.vote(0, new Vote(5, true));
    election.vote(1, new Vote(5, true));
    election.forget(0);

    assertThat(election.vote(2, new Vote(5, true))).isEmpty();
    assertThat(election.vote(0, new Vote(5, true))).contains(new Verdict(5, true));
  }
}
