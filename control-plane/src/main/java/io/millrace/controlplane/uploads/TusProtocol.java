package io.millrace.controlplane.uploads;

import io.millrace.controlplane.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Every request of the protocol says which version it speaks, and every answer too. GET is ours: it
 * is what people and the page ask.
 */
@Component
class TusProtocol implements WebMvcConfigurer, HandlerInterceptor {
  static final String RESUMABLE = "Tus-Resumable";
  static final String VERSIONS = "Tus-Version";
  static final String VERSION = "1.0.0";
  private static final Set<String> FREE = Set.of("GET", "OPTIONS");

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/v1/uploads", "/api/v1/uploads/*");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    response.setHeader(RESUMABLE, VERSION);
    String spoken = request.getHeader(RESUMABLE);
    if (!FREE.contains(request.getMethod()) && !VERSION.equals(spoken)) {
      response.setHeader(VERSIONS, VERSION);
      throw ProblemException.otherProtocol(
          RESUMABLE
              + (spoken == null ? " is missing" : " '" + spoken + "' is not known here")
              + "; legal is "
              + VERSION);
    }
    return true;
  }
}
