package io.millrace.controlplane.deadletters;

import java.time.Instant;

/**
 * That a letter was sent again.
 *
 * @param letterTime of the letter: a place means another letter when the topic was made anew
 * @param by name of who did it
 */
record Retry(LetterPlace place, Instant letterTime, Instant at, String by) {
  private static final int MOST_OF_A_NAME = 400;

  Retry {
    by = by.length() <= MOST_OF_A_NAME ? by : by.substring(0, MOST_OF_A_NAME);
  }

  boolean isOf(Letter letter) {
    return place.equals(letter.place()) && letterTime.equals(letter.time());
  }
}
