package io.millrace.controlplane.artifacts;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.resource.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

@Repository
class VerifiedArtifactRepository {
  private static final TypeReference<List<VerifiedFile>> FILES = new TypeReference<>() {};
  private final JdbcClient database;

  VerifiedArtifactRepository(JdbcClient database) {
    this.database = database;
  }

  /** Its files when they last had its checksum. */
  Optional<List<VerifiedFile>> find(ModelArtifact artifact) {
    return database
        .sql("select files from verified_artifact where uri = ? and sha256 = ?")
        .params(artifact.uri(), artifact.sha256())
        .query((row, number) -> Objects.requireNonNull(Columns.json(row, "files", FILES)))
        .optional();
  }

  @Transactional
  public void save(ModelArtifact artifact, List<VerifiedFile> files, Instant now) {
    forget(artifact.uri());
    database
        .sql("insert into verified_artifact (uri, sha256, files, verified_at) values (?, ?, ?, ?)")
        .params(artifact.uri(), artifact.sha256(), Columns.json(files), Columns.time(now))
        .update();
  }

  void forget(String uri) {
    database.sql("delete from verified_artifact where uri = ?").param(uri).update();
  }
}
