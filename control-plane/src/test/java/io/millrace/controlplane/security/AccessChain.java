package io.millrace.controlplane.security;

import io.millrace.controlplane.MillraceProperties;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The real chain in front of a few endpoints, without a server. */
final class AccessChain implements AutoCloseable {
  static final AccessToken TOKEN = AccessToken.random();

  /** Migrated once; each chain begins with nobody signed in. */
  private static final JdbcClient DATABASE = migrated();

  private final Map<String, String> settings;
  private final Consumer<GenericApplicationContext> further;
  private GenericWebApplicationContext context;
  private Filter chain;
  private final MovedClock clock = new MovedClock();

  /** As it is in local mode. */
  AccessChain() {
    this(Map.of());
  }

  AccessChain(Map<String, String> settings) {
    this(settings, context -> {});
  }

  /**
   * @param further beans
   */
  AccessChain(Map<String, String> settings, Consumer<GenericApplicationContext> further) {
    this.settings = settings;
    this.further = further;
    start(TOKEN);
    forget();
  }

  /** As if nobody had been here. */
  void forget() {
    DATABASE.sql("delete from login_link").update();
    DATABASE.sql("delete from browser_session").update();
    if (!bean(AccessToken.class).equals(TOKEN)) {
      context.close();
      start(TOKEN);
    }
    events().clear();
  }

  private void start(AccessToken token) {
    MillraceProperties properties =
        new Binder(new MapConfigurationPropertySource(settings))
            .bindOrCreate("millrace", MillraceProperties.class);
    context = new GenericWebApplicationContext(new MockServletContext());
    new AnnotatedBeanDefinitionReader(context)
        .register(Surroundings.class, AccessConfiguration.class, Endpoints.class);
    context.registerBean(MillraceProperties.class, () -> properties);
    context.registerBean(AccessToken.class, () -> token);
    context.registerBean(JdbcClient.class, () -> DATABASE);
    context.registerBean(Clock.class, () -> clock);
    further.accept(context);
    context.refresh();
    chain = context.getBean("springSecurityFilterChain", Filter.class);
  }

  /** As another process on the same database. */
  void startAnewWithAnotherToken() {
    context.close();
    start(AccessToken.random());
  }

  private static JdbcClient migrated() {
    String url =
        "jdbc:h2:mem:access-chain;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
    DataSource source = new DriverManagerDataSource(url);
    Flyway.configure().dataSource(source).load().migrate();
    return JdbcClient.create(source);
  }

  @TestConfiguration(proxyBeanMethods = false)
  @EnableWebMvc
  @EnableWebSecurity
  static class Surroundings {
    final List<AccessEvent> events = new ArrayList<>();

    @EventListener
    void remember(AccessEvent event) {
      events.add(event);
    }
  }

  /** A clock that stands still until somebody moves it. */
  static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void move(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** One for each rule. */
  @RestController
  @TestComponent
  static class Endpoints {
    @RequiredRole(Role.VIEWER)
    @GetMapping("/api/v1/models")
    void look() {}

    @RequiredRole(Role.OPERATOR)
    @PostMapping("/api/v1/models")
    void make() {}

    @RequiredRole(Role.ADMIN)
    @DeleteMapping("/api/v1/users/{id}")
    void decide() {}

    @OpenToEverybody
    @GetMapping("/api/v1/session")
    void whoAmI() {}

    @GetMapping("/api/v1/forgotten")
    void forgotten() {}
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  void pass(Duration time) {
    clock.move(time);
  }

  List<AccessEvent> events() {
    return context.getBean(Surroundings.class).events;
  }

  static MockHttpServletRequest request(String method, String path) {
    return request(method, path, "127.0.0.1:8080");
  }

  static MockHttpServletRequest request(String method, String path, String host) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    request.addHeader("Host", host);
    request.setLocalPort(8080);
    return request;
  }

  static MockHttpServletRequest withToken(MockHttpServletRequest request) {
    request.addHeader("Authorization", "Bearer " + TOKEN.value());
    return request;
  }

  /** Of a browser in which this caller is signed in. */
  MockHttpServletRequest withSession(MockHttpServletRequest request, Caller caller) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    bean(BrowserSessions.class).open(request, response, caller);
    request.setCookies(response.getCookies());
    return request;
  }

  MockHttpServletRequest withSession(MockHttpServletRequest request, Role role) {
    return withSession(request, new Caller(Caller.Kind.USER, "u1", "anna", role));
  }

  /** What the chain answers; 418 when the request came through it. */
  MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    chain.doFilter(
        request,
        response,
        new MockFilterChain() {
          @Override
          public void doFilter(
              jakarta.servlet.ServletRequest passed, jakarta.servlet.ServletResponse answered)
              throws IOException {
            response.setStatus(HttpStatus.I_AM_A_TEAPOT.value());
          }
        });
    return response;
  }

  boolean passes(MockHttpServletRequest request) throws Exception {
    return answer(request).getStatus() == HttpStatus.I_AM_A_TEAPOT.value();
  }

  @Override
  public void close() {
    context.close();
  }
}
