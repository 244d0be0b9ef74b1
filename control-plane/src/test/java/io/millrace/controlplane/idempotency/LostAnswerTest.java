package io.millrace.controlplane.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.problem.ProblemException;
import jakarta.servlet.FilterChain;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** A process ends between the effect of a request and its answer; the client asks again. */
class LostAnswerTest {
  private JdbcClient database;
  private TransactionTemplate transaction;
  private IdempotencyFilter filter;
  private AnswerRepository answers;
  private @Nullable String refused;

  @BeforeEach
  void start() {
    DriverManagerDataSource source =
        new DriverManagerDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
    database = JdbcClient.create(source);
    database.sql("create table thing (id int)").update();
    database
        .sql(
            "create table idempotent_request (caller varchar(600), idempotency_key varchar(200), path varchar(500),"
                + " body_sha256 varchar(64), status int, headers text, body text, created_at"
                + " timestamp(3) with time zone, primary key (caller, idempotency_key,"
                + " path))")
        .update();
    answers = new AnswerRepository(database, Clock.systemUTC());
    KeyedEffects effects = new KeyedEffects(answers);
    JdbcTransactionManager transactions = new JdbcTransactionManager(source);
    transactions.setTransactionExecutionListeners(List.of(effects));
    transaction = new TransactionTemplate(transactions);
    filter =
        new IdempotencyFilter(
            answers,
            effects,
            (request, response, handler, problem) -> {
              refused = ((ProblemException) problem).getMessage();
              return null;
            },
            new StandardServletMultipartResolver());
  }

  private void post(FilterChain chain) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/things");
    request.addHeader("Idempotency-Key", "one");
    filter.doFilter(request, new MockHttpServletResponse(), chain);
  }

  private void makeThing() {
    transaction.executeWithoutResult(
        status -> database.sql("insert into thing (id) values (1)").update());
  }

  private long things() {
    return database.sql("select count(*) from thing").query(Long.class).single();
  }

  /** Nothing is tidied up by a process that was killed. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void shouldNotDoAgainWhatWasDoneWithoutAnAnswer() throws Exception {
    // Given
    assertThatThrownBy(
            () ->
                post(
                    (request, response) -> {
                      makeThing();
                      throw new Killed();
                    }))
        .isInstanceOf(Killed.class);

    // When
    answers.afterSingletonsInstantiated();
    post((request, response) -> makeThing());

    // Then
    assertThat(things()).isEqualTo(1);
    assertThat(refused)
        .isEqualTo(
            "the request with Idempotency-Key 'one' was carried out, but its answer was not kept;"
                + " look for what it has made");
  }

  @Test
  void shouldDoAfterARestartWhatWasCutShortBeforeItsEffect() throws Exception {
    // Given
    answers.reserve(
        new KeyOfCaller("nobody", "one", "/api/v1/things"),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    // When
    answers.afterSingletonsInstantiated();
    post((request, response) -> makeThing());

    // Then
    assertThat(things()).isEqualTo(1);
    assertThat(refused).isNull();
  }

  @Test
  void shouldDoAgainWhatWasRolledBack() throws Exception {
    // Given
    assertThatThrownBy(
            () ->
                post(
                    (request, response) ->
                        transaction.executeWithoutResult(
                            status -> {
                              throw new IllegalStateException("not possible");
                            })))
        .isInstanceOf(IllegalStateException.class);

    // When
    post((request, response) -> makeThing());

    // Then
    assertThat(things()).isEqualTo(1);
    assertThat(refused).isNull();
  }
}
