package io.millrace.controlplane.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class PageFilesTest {
  @EnableWebMvc
  static class WebMvc {}

  private MockMvc server;

  @BeforeEach
  void serve() {
    AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
    context.setServletContext(new MockServletContext());
    context.register(WebMvc.class, PageFiles.class);
    context.refresh();
    server = MockMvcBuilders.webAppContextSetup(context).build();
  }

  private MockHttpServletResponse get(String path) throws Exception {
    return server.perform(MockMvcRequestBuilders.get(path)).andReturn().getResponse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/index.html", "/trainings", "/trainings/7/results/2", "/apish"})
  void shouldAnswerEveryDeepLinkWithThePage(String path) throws Exception {
    MockHttpServletResponse response = get(path);

    assertThat(response.getContentAsString()).contains("<title>Millrace</title>");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void shouldAnswerTheRootWithThePage() throws Exception {
    assertThat(get("/").getForwardedUrl()).isEqualTo("/index.html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/v1/unknown", "/actuator/unknown", "/favicon-absent.ico"})
  void shouldNotHideWhatIsMissingBehindThePage(String path) throws Exception {
    assertThat(get(path).getStatus()).isEqualTo(404);
  }

  @Test
  void shouldLetBrowsersKeepFilesWhoseNameHoldsTheirHash() throws Exception {
    assertThat(get("/assets/main-1a2b.js").getHeader("Cache-Control"))
        .isEqualTo("max-age=31536000, public, immutable");
    assertThat(get("/assets/main-old.js").getStatus()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../application.yaml",
        "/assets/../../application.yaml",
        "/%2e%2e/application.yaml"
      })
  void shouldServeNothingOutsideThePage(String path) throws Exception {
    assertThat(get(path).getContentAsString()).doesNotContain("spring:");
  }
}
