package io.millrace.controlplane.retention;

import io.millrace.controlplane.resource.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DiscardedPlaceRepository {
  private final JdbcClient database;

  DiscardedPlaceRepository(JdbcClient database) {
    this.database = database;
  }

  /** The first time counts. */
  void insert(Place place) {
    if (isKnown(place.location())) {
      return;
    }
    database
        .sql("insert into discarded_place (uri, kind, owner, discarded_at) values (?, ?, ?, ?)")
        .params(place.location(), place.kind().name(), place.owner(), Columns.time(place.since()))
        .update();
  }

  private boolean isKnown(String location) {
    return database
            .sql("select count(*) from discarded_place where uri = ?")
            .param(location)
            .query(Long.class)
            .single()
        > 0;
  }

  List<Place> all() {
    return database
        .sql("select * from discarded_place order by discarded_at, uri")
        .query(
            (row, number) ->
                new Place(
                    Place.Kind.valueOf(row.getString("kind")),
                    row.getString("uri"),
                    row.getString("owner"),
                    Columns.time(row, "discarded_at")))
        .list();
  }

  void delete(String location) {
    database.sql("delete from discarded_place where uri = ?").param(location).update();
  }
}
