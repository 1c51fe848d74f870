package io.parlance.dl4j.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadFailureTest {
  private static String message(String reason, long room) {
    return new LoadFailure(reason, "linux-x86_64", "/cache", room).message();
  }

  @Test
  void a_missing_jar_of_the_platform_is_named() {
    assertThat(message("Could not find jnind4jcpu in class, module, and library paths.", 900))
        .isEqualTo(
            "ND4J cannot be loaded: the native library nd4jcpu for linux-x86_64 is not on the class"
                + " path; add org.nd4j:nd4j-native with the classifier linux-x86_64, in the"
                + " version of its jar without");
    assertThat(message("Could not find jniopenblas_nolapack in class, module, …", 900))
        .contains("openblas_nolapack", "add org.bytedeco:openblas with the classifier");
  }

  @Test
  void a_full_cache_is_named_with_the_room_it_has() {
    assertThat(message("libopenblas.so.0: cannot open shared object file", 3))
        .startsWith("ND4J's native library cannot be loaded on linux-x86_64: libopenblas.so.0:")
        .contains("400 MB of libraries to /cache, where 3 MB are free: make room there")
        .endsWith("-Dorg.bytedeco.javacpp.cachedir=FOLDER");
  }

  @Test
  void a_library_that_cannot_be_run_from_the_cache_has_another_remedy() {
    assertThat(message("libnd4jcpu.so: failed to map segment from shared object", 5000))
        .contains("failed to map segment", "see that programs may run from it");
  }

  @Test
  void an_old_c_library_is_named() {
    assertThat(message("libm.so.6: version `GLIBC_2.27' not found\n(required by …)", 5000))
        .contains("GLIBC_2.27", "take a newer system", "--backend vector")
        .doesNotContain("\n", "cachedir");
  }

  @Test
  void no_backend_at_all_is_told_apart() {
    assertThat(message("NoAvailableBackendException: Please ensure …", 5000))
        .contains("none of its backends is on the class path; add org.nd4j:nd4j-native");
  }

  @Test
  void the_innermost_cause_is_the_reason() {
    UnsatisfiedLinkError inner = new UnsatisfiedLinkError("Could not find jninoise in class …");
    Throwable outer = new ExceptionInInitializerError(new RuntimeException("no idea", inner));
    assertThat(LoadFailure.of(outer).message()).contains("the native library noise for ");
    Throwable missing = new NoClassDefFoundError("org/example/Missing");
    assertThat(LoadFailure.of(missing).message())
        .startsWith("ND4J cannot be loaded: the class org.example.Missing is not on the class");
  }
}
