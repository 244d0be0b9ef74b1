package io.millrace.contracts.json;

import com.fasterxml.jackson.annotation.JacksonInject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Lets members be missing that are an {@link OptionalMember}. Jackson demands all members of a
 * record or none of them; only what could be injected may be missing.
 */
final class OptionalMembers extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public JacksonInject.@Nullable Value findInjectableValue(
      MapperConfig<?> config, AnnotatedMember member) {
    // Two members of one record must not have one id; nothing is ever injected by it.
    return _hasAnnotation(member, OptionalMember.class)
        ? JacksonInject.Value.construct(member.toString(), true, true)
        : super.findInjectableValue(config, member);
  }
}
