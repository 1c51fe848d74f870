package io.parlance.tensor;

/** Started by {@link FallbackTest}: prints the name of a backend, or why there is none. */
final class FoundBackend {
  private FoundBackend() {}

  public static void main(String[] arguments) {
    try {
      TensorBackend backend =
          arguments[0].equals("preferred")
              ? TensorBackend.preferred()
              : TensorBackend.named(arguments[0]);
      backend.exp(new float[40], 0, new float[40], 0, 40);
      System.out.println(backend.name());
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
