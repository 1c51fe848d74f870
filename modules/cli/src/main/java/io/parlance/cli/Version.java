package io.parlance.cli;

/** The version of this build, from the jar's manifest. */
final class Version {
  private Version() {}

  /** As in {@code 0.1.0}; {@code development} where classes do not come from a jar. */
  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
