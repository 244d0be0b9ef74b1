package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.api.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class AccountsITCase {
  private static final String PASSWORD = "correct horse battery";
  private static int users;

  @Autowired private Api api;

  private Answer create(String name, String role) {
    return api.post("/api/v1/users", Map.of("name", name, "password", PASSWORD, "role", role));
  }

  private String newName() {
    return "user-" + Instant.now().toEpochMilli() + "-" + users++;
  }

  private Answer change(String id, String change) {
    return api.send("PATCH", "/api/v1/users/" + id, change, "If-Match", "*");
  }

  private Answer signIn(String name, String password) {
    return api.anonymous().post("/api/v1/session", Map.of("username", name, "password", password));
  }

  private Api browser(Answer signedIn) {
    return api.withCookie(signedIn.header("Set-Cookie").orElseThrow().split(";")[0]);
  }

  private Api token(Api maker, Map<String, Object> request) {
    Answer made = maker.post("/api/v1/tokens", request);
    assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    return api.withToken(made.json().path("secret").asString());
  }

  @Test
  void shouldSignAUserInAndOut() {
    String name = newName();
    String id = create(name, "OPERATOR").id();

    Answer signedIn = signIn(name.toUpperCase(), PASSWORD);
    Api browser = browser(signedIn);
    JsonNode session = browser.get("/api/v1/session").json();

    assertThat(signedIn.status()).isEqualTo(200);
    assertThat(signedIn.header("Set-Cookie").orElseThrow())
        .contains("; HttpOnly", "; SameSite=Strict");
    assertThat(session.at("/caller/kind").asString()).isEqualTo("USER");
    assertThat(session.at("/caller/id").asString()).isEqualTo(id);
    assertThat(session.at("/caller/role").asString()).isEqualTo("OPERATOR");
    assertThat(api.get("/api/v1/users/" + id).json().path("lastSignInAt").isNull()).isFalse();
    assertThat(browser.delete("/api/v1/session").status()).isEqualTo(204);
    assertThat(browser.get("/api/v1/models").status()).isEqualTo(401);
    assertThat(browser.get("/api/v1/session").json().path("caller").isNull()).isTrue();
  }

  @Test
  void shouldTellEverybodyHowToSignInAndNothingElse() {
    create(newName(), "VIEWER");

    JsonNode session = api.anonymous().get("/api/v1/session").json();

    assertThat(session.path("caller").isNull()).isTrue();
    assertThat(session.path("ways").findValuesAsString("kind")).contains("PASSWORD", "TOKEN");
  }

  @Test
  void shouldSayNoMoreThanThatItIsWrong() {
    String name = newName();
    create(name, "VIEWER");

    Answer wrong = signIn(name, "correct horse batterz");
    Answer unknown = signIn("nobody-" + name, PASSWORD);
    Answer token = api.anonymous().post("/api/v1/session", Map.of("token", "guess"));

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json().path("code").asString()).isEqualTo("CREDENTIALS_WRONG");
    assertThat(wrong.json().path("detail").asString())
        .isEqualTo(
            "There is no such user, or the password is another one, or the user may not sign in.");
    assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
    assertThat(token.json().path("code").asString()).isEqualTo("TOKEN_WRONG");
    assertThat(wrong.header("Set-Cookie")).isEmpty();
  }

  @Test
  void shouldMakeWhoTriesPasswordsOfOneNameWait() {
    String name = newName();
    create(name, "VIEWER");
    for (int i = 0; i < 5; i++) {
      assertThat(signIn(name, "wrong password " + i).status()).isEqualTo(401);
    }

    Answer tooMany = signIn(name, PASSWORD);

    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(Integer.parseInt(tooMany.header("Retry-After").orElseThrow())).isBetween(1, 13);
    assertThat(tooMany.json().path("code").asString()).isEqualTo("TOO_MANY_ATTEMPTS");
  }

  @Test
  void shouldSignABrowserInByAToken() {
    Api program = token(api, Map.of("name", "ci", "role", "VIEWER"));

    Answer signedIn = api.anonymous().post("/api/v1/session", Map.of("token", program.token()));

    assertThat(signedIn.status()).isEqualTo(200);
    assertThat(browser(signedIn).get("/api/v1/session").json().at("/caller/kind").asString())
        .isEqualTo("API_TOKEN");
    assertThat(browser(signedIn).delete("/api/v1/models/none").status()).isEqualTo(403);
  }

  @Test
  void shouldRefuseASignInThatIsNeitherOfBoth() {
    Answer refused =
        api.anonymous().post("/api/v1/session", Map.of("username", "anna", "token", "t"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/message").asString())
        .isEqualTo("legal are 'username' and 'password', or 'token' alone");
    assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/token");
  }

  @Test
  void shouldJudgeEachRequestByTheRoleOfToday() {
    String name = newName();
    String id = create(name, "OPERATOR").id();
    Api browser = browser(signIn(name, PASSWORD));
    Api program = token(browser, Map.of("name", "ci", "role", "OPERATOR"));
    assertThat(browser.delete("/api/v1/models/none").status()).isEqualTo(404);
    assertThat(program.delete("/api/v1/models/none").status()).isEqualTo(404);

    change(id, "{\"role\":\"VIEWER\"}");
    assertThat(browser.delete("/api/v1/models/none").status()).isEqualTo(403);
    assertThat(program.delete("/api/v1/models/none").status()).isEqualTo(403);

    change(id, "{\"enabled\":false}");
    assertThat(browser.get("/api/v1/models").status()).isEqualTo(401);
    assertThat(program.get("/api/v1/models").status()).isEqualTo(401);
    assertThat(signIn(name, PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void shouldEndSessionsAndTokensWithTheirUser() {
    String name = newName();
    String id = create(name, "OPERATOR").id();
    Api browser = browser(signIn(name, PASSWORD));
    Api program = token(browser, Map.of("name", "ci", "role", "VIEWER"));

    assertThat(api.delete("/api/v1/users/" + id).status()).isEqualTo(204);

    assertThat(browser.get("/api/v1/models").status()).isEqualTo(401);
    assertThat(program.get("/api/v1/models").status()).isEqualTo(401);
  }

  @Test
  void shouldChangeOnesOwnPasswordAndSignOutElsewhere() {
    String name = newName();
    create(name, "VIEWER");
    Api here = browser(signIn(name, PASSWORD));
    Api elsewhere = browser(signIn(name, PASSWORD));
    String path = "/api/v1/session:change-password";

    Answer wrong =
        here.post(path, Map.of("currentPassword", "a guess of it", "newPassword", PASSWORD));
    Answer weak = here.post(path, Map.of("currentPassword", PASSWORD, "newPassword", "short"));
    Answer changed =
        here.post(path, Map.of("currentPassword", PASSWORD, "newPassword", "another long one"));

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(weak.status()).isEqualTo(422);
    assertThat(weak.json().at("/errors/0/pointer").asString()).isEqualTo("/newPassword");
    assertThat(changed.status()).isEqualTo(204);
    assertThat(elsewhere.get("/api/v1/models").status()).isEqualTo(401);
    assertThat(browser(changed).get("/api/v1/models").status()).isEqualTo(200);
    assertThat(signIn(name, PASSWORD).status()).isEqualTo(401);
    assertThat(signIn(name, "another long one").status()).isEqualTo(200);
    assertThat(api.post(path, Map.of("currentPassword", "", "newPassword", "")).status())
        .isEqualTo(409);
  }

  @Test
  void shouldNameEverythingThatIsWrongWithANewUser() {
    Answer refused =
        api.send("POST", "/api/v1/users", "{\"name\":\"-a b\",\"password\":\"short\"}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/name", "/role", "/password");
    assertThat(refused.json().toString())
        .contains(
            "the password has 5 characters and 5 bytes; legal are at least 12 characters and at"
                + " most 72 bytes")
        .contains(
            "name '-a b' is not legal; legal are 1 to 100 letters, digits and ._@-, beginning with"
                + " a letter or digit");
  }

  @Test
  void shouldRefuseANameThatIsTakenInAnyCase() {
    String name = newName();
    create(name, "VIEWER");

    Answer taken = create(name.toUpperCase(), "VIEWER");

    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.json().path("detail").asString())
        .isEqualTo("there is already a user '" + name + "'; legal is another name");
  }

  @Test
  void shouldKeepTheLastAdmin() {
    for (JsonNode user : api.get("/api/v1/users?role=ADMIN&limit=500").json().path("items")) {
      change(user.path("id").asString(), "{\"enabled\":false}");
    }
    String name = newName();
    String last = create(name, "ADMIN").id();

    Answer deleted = api.delete("/api/v1/users/" + last);

    assertThat(deleted.status()).isEqualTo(409);
    assertThat(deleted.json().path("code").asString()).isEqualTo("LAST_ADMIN");
    assertThat(deleted.json().path("detail").asString())
        .isEqualTo(
            "user '"
                + name
                + "' is the last ADMIN that may sign in; make another user ADMIN first");
    assertThat(change(last, "{\"role\":\"VIEWER\"}").status()).isEqualTo(409);
    assertThat(change(last, "{\"enabled\":false}").status()).isEqualTo(409);

    create(newName(), "ADMIN");
    assertThat(change(last, "{\"role\":\"VIEWER\"}").status()).isEqualTo(200);
  }

  @Test
  void shouldChangeAUserOnlyForWhoSawTheLastState() {
    Answer created = create(newName(), "VIEWER");
    String path = "/api/v1/users/" + created.id();
    String tag = created.header("ETag").orElseThrow();
    String change = "{\"role\":\"ANNOTATOR\"}";

    assertThat(api.send("PATCH", path, change).status()).isEqualTo(428);
    assertThat(api.send("PATCH", path, change, "If-Match", tag).status()).isEqualTo(200);
    assertThat(api.send("PATCH", path, change, "If-Match", tag).status()).isEqualTo(412);
  }

  @Test
  void shouldTellTheSecretOfATokenOnce() {
    String key = "key-" + newName();
    Map<String, Object> request = Map.of("name", "ci", "role", "VIEWER");

    Answer made = api.post("/api/v1/tokens", request, "Idempotency-Key", key);
    Answer again = api.post("/api/v1/tokens", request, "Idempotency-Key", key);
    String secret = made.json().path("secret").asString();
    String path = made.header("Location").orElseThrow();

    assertThat(secret).startsWith("mlr_").hasSize(47);
    assertThat(made.header("Cache-Control")).contains("no-store");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("code").asString()).isEqualTo("IDEMPOTENCY_ANSWER_SECRET");
    assertThat(again.json().path("detail").asString())
        .endsWith("its answer held a secret, which is told once and not kept");
    assertThat(new String(api.get(path).bytes())).doesNotContain(secret.substring(4));
    assertThat(new String(api.get("/api/v1/tokens").bytes())).doesNotContain(secret.substring(4));
  }

  @Test
  void shouldTurnAwayATokenThatExpiredOrWasDeleted() {
    Instant soon = Instant.now().plusMillis(300);
    Api short1 = token(api, Map.of("name", "short", "role", "VIEWER", "expiresAt", soon));
    Answer made = api.post("/api/v1/tokens", Map.of("name", "gone", "role", "VIEWER"));
    Api gone = api.withToken(made.json().path("secret").asString());
    assertThat(gone.get("/api/v1/models").status()).isEqualTo(200);

    assertThat(api.delete(made.header("Location").orElseThrow()).status()).isEqualTo(204);

    assertThat(gone.get("/api/v1/models").status()).isEqualTo(401);
    Api.await(() -> short1.get("/api/v1/models").status() == 401);
  }

  @Test
  void shouldMakeNoTokenThatReachesFurtherThanItsMaker() {
    Instant expiry = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
    Api maker =
        token(
            api,
            Map.of(
                "name",
                "maker",
                "role",
                "OPERATOR",
                "scopes",
                List.of("tokens:write", "models:read"),
                "expiresAt",
                expiry));

    Answer refused =
        maker.post(
            "/api/v1/tokens",
            Map.of(
                "name",
                "more",
                "role",
                "ADMIN",
                "scopes",
                List.of("models:write", "modles:read"),
                "expiresAt",
                expiry.plusSeconds(1)));
    Answer within =
        maker.post(
            "/api/v1/tokens",
            Map.of("name", "less", "role", "VIEWER", "scopes", List.of("models:read")));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsString("message"))
        .contains(
            "role ADMIN is more than your own; legal are roles up to OPERATOR",
            "the scopes reach further than your own; legal is what lies within models:read,"
                + " tokens:write",
            "expiresAt " + expiry.plusSeconds(1) + " is not legal; legal is from now to " + expiry)
        .anyMatch(message -> message.startsWith("there is no resource 'modles'; legal are *, "));
    assertThat(within.status()).isEqualTo(201);
    assertThat(within.json().at("/token/expiresAt").asString()).isEqualTo(expiry.toString());
    assertThat(within.json().at("/token/owner/kind").asString()).isEqualTo("LAUNCH_TOKEN");
  }

  @Test
  void shouldShowTokensToTheirOwnerAndToAdmins() {
    String name = newName();
    create(name, "OPERATOR");
    Api owner = browser(signIn(name, PASSWORD));
    String path =
        owner
            .post("/api/v1/tokens", Map.of("name", "mine", "role", "VIEWER"))
            .header("Location")
            .orElseThrow();
    String other = newName();
    create(other, "OPERATOR");
    Api stranger = browser(signIn(other, PASSWORD));

    assertThat(owner.get("/api/v1/tokens").json().path("items").size()).isEqualTo(1);
    assertThat(stranger.get("/api/v1/tokens").json().path("items").size()).isZero();
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.delete(path).status()).isEqualTo(404);
    assertThat(api.get(path).status()).isEqualTo(200);
    assertThat(api.delete(path).status()).isEqualTo(204);
  }

  @Test
  void shouldMakeALoginLinkForWhoShowsATokenOnly() {
    Answer link = api.send("POST", "/api/v1/login-links", null);
    String url = link.json().path("url").asString();
    Answer session = api.anonymous().post("/api/v1/session", Map.of("token", api.token()));

    Answer bySession = browser(session).send("POST", "/api/v1/login-links", null);

    assertThat(link.status()).isEqualTo(201);
    assertThat(Instant.parse(link.json().path("expiresAt").asString()))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(4)), Instant.now().plus(Duration.ofMinutes(5)));
    assertThat(bySession.status()).isEqualTo(403);
    assertThat(bySession.json().path("code").asString()).isEqualTo("LINK_NEEDS_TOKEN");
    String path = url.substring(url.indexOf("/?"));
    assertThat(api.anonymous().get(path).status()).isEqualTo(303);
    assertThat(api.anonymous().get(path).status()).isEqualTo(401);
  }

  @Test
  void shouldNotGiveOneCallerTheAnswerOfAnother() {
    String key = "key-" + newName();
    Api other = token(api, Map.of("name", "other", "role", "OPERATOR"));
    Api viewer = token(api, Map.of("name", "viewer", "role", "VIEWER"));
    Map<String, Object> model =
        Map.of(
            "name",
            "model-" + newName(),
            "format",
            "KERAS_JSON",
            "code",
            KerasModels.classifier(3, 2));

    Answer first = api.post("/api/v1/models", model, "Idempotency-Key", key);

    assertThat(first.status()).isEqualTo(201);
    assertThat(api.post("/api/v1/models", model, "Idempotency-Key", key).id())
        .isEqualTo(first.id());
    assertThat(other.post("/api/v1/models", model, "Idempotency-Key", key).status()).isEqualTo(409);
    assertThat(viewer.post("/api/v1/models", model, "Idempotency-Key", key).status())
        .isEqualTo(403);
  }

  @Test
  void shouldLetAnAnnotatorWriteToTopicsThatAreThereAndNotMillracesOwn() {
    Api annotator = token(api, Map.of("name", "labels", "role", "ANNOTATOR"));
    String topic = "labels-" + newName();
    Map<String, Object> records = Map.of("records", List.of(Map.of("value", "1")));
    Answer absent = annotator.post("/api/v1/topics/" + topic + ":send", records);
    api.post("/api/v1/topics", Map.of("name", topic));

    Answer own = annotator.post("/api/v1/topics/KAFKA_ML_CONTROL_TOPIC:send", records);

    assertThat(absent.status()).isEqualTo(404);
    assertThat(annotator.post("/api/v1/topics/" + topic + ":send", records).status())
        .isEqualTo(200);
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.json().path("code").asString()).isEqualTo("TOPIC_PROTECTED");
    assertThat(own.json().path("detail").asString())
        .isEqualTo(
            "topic 'KAFKA_ML_CONTROL_TOPIC' is one of Millrace's own; writing to it needs the role"
                + " OPERATOR, and labels (of launch token) has ANNOTATOR");
    assertThat(annotator.post("/api/v1/topics/millrace.events:send", records).status())
        .isEqualTo(403);
  }
}
