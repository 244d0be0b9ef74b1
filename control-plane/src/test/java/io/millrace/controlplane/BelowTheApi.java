package io.millrace.controlplane;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

final class BelowTheApi {
  private BelowTheApi() {}

  static ArchCondition<JavaClass> haveAllPathsBelowTheApi() {
    return new ArchCondition<>("have all paths below /api/v1/") {
      @Override
      public void check(JavaClass controller, ConditionEvents events) {
        for (Method method : controller.reflect().getDeclaredMethods()) {
          String path = path(controller.reflect()) + path(method);
          boolean handles = AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class);
          if (handles && !path.startsWith("/api/v1/")) {
            events.add(SimpleConditionEvent.violated(controller, method + " answers " + path));
          }
        }
      }
    };
  }

  private static String path(AnnotatedElement element) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(element, RequestMapping.class);
    return mapping == null ? "" : Stream.of(mapping.path()).findFirst().orElse("");
  }
}
