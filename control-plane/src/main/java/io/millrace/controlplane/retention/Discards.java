package io.millrace.controlplane.retention;

import io.millrace.controlplane.storage.Storage;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Places that deleted things have left. They are written down in the transaction that deletes the
 * thing: no folder is ever deleted because it merely looks like one of ours, since a store may have
 * other users.
 */
@Component
public class Discards implements Leftovers {
  private static final int MAX_OWNER = 80;
  private final DiscardedPlaceRepository repository;
  private final Storage storage;
  private final Clock clock;

  Discards(DiscardedPlaceRepository repository, Storage storage, Clock clock) {
    this.repository = repository;
    this.storage = storage;
    this.clock = clock;
  }

  /**
   * Gives a place up; that there is nothing does not matter.
   *
   * @param owner what it was made for, as people read it
   */
  public void add(Place.Kind kind, String location, String owner) {
    String shown = owner.substring(0, Math.min(owner.length(), MAX_OWNER));
    repository.insert(
        new Place(kind, location, shown, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }

  /** Those that turn out to be empty are forgotten. */
  @Override
  public List<Place> places() throws IOException {
    List<Place> there = new ArrayList<>();
    for (Place place : repository.all()) {
      if (storage.files(place.location()).isEmpty() && isOld(place)) {
        repository.delete(place.location());
      } else {
        there.add(place);
      }
    }
    return there;
  }

  /** A job that is just ending may still write there. */
  private boolean isOld(Place place) {
    return place.since().plus(1, ChronoUnit.HOURS).isBefore(clock.instant());
  }

  @Override
  public boolean delete(Place place) throws IOException {
    storage.delete(place.location());
    repository.delete(place.location());
    return true;
  }
}
