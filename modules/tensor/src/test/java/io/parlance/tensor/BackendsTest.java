package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;

class BackendsTest {
  @Test
  void the_vector_backend_is_preferred_where_the_incubator_is_on() {
    assertThat(TensorBackend.preferred().name()).isEqualTo("vector");
  }

  @Test
  void a_backend_is_found_by_its_name() {
    assertThat(TensorBackend.named("scalar")).isInstanceOf(ScalarBackend.class);
    assertThat(TensorBackend.named("vector")).isInstanceOf(VectorBackend.class);
  }

  @Test
  void an_unknown_name_is_answered_with_those_that_can_run() {
    assertThatThrownBy(() -> TensorBackend.named("abacus"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no backend \"abacus\" can run here; there are: scalar, vector");
  }

  @Test
  void a_provider_that_cannot_be_linked_is_passed_over() {
    Iterator<String> broken = List.of("", "first", "", "", "second").iterator();
    Iterator<String> whole = new LinkableProviders<>(failingOnEmpty(broken));
    assertThat(whole).toIterable().containsExactly("first", "second");
  }

  @Test
  void a_loader_that_fails_for_ever_is_given_up() {
    Iterator<String> hopeless =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            throw new ServiceConfigurationError("cannot read the list");
          }

          @Override
          public String next() {
            throw new AssertionError();
          }
        };
    assertThat(new LinkableProviders<>(hopeless)).toIterable().isEmpty();
  }

  private static Iterator<String> failingOnEmpty(Iterator<String> names) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return names.hasNext();
      }

      @Override
      public String next() {
        String name = names.next();
        if (name.isEmpty()) {
          throw new NoClassDefFoundError("jdk/incubator/vector/FloatVector");
        }
        return name;
      }
    };
  }
}
