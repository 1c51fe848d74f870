package io.parlance.chatbot.terminal.screen;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The colours of a terminal.
 *
 * @param background what they are seen on; {@link Background#NONE} for no colours at all
 * @param colors how many it has
 */
public record Theme(Background background, Colors colors) {
  private static final String RESET = "\u001b[0m";
  private static final Pattern LIGHT_BACKGROUND = Pattern.compile(".*;(7|1[0-5])");

  /** What a terminal's text stands on. */
  public enum Background {
    DARK,
    LIGHT,
    /** No colours: they are not wanted, or there are none. */
    NONE
  }

  /** How many colours a terminal has. */
  public enum Colors {
    SIXTEEN,
    PALETTE,
    TRUE
  }

  /** No colours. */
  public static Theme none() {
    return new Theme(Background.NONE, Colors.SIXTEEN);
  }

  /**
   * The theme by what the environment says: NO_COLOR, PARLANCE_THEME (dark, light, none), TERM,
   * COLORTERM and COLORFGBG.
   *
   * @param dumb whether the terminal knows no escape sequences
   */
  public static Theme of(Map<String, String> environment, boolean dumb) {
    String term = environment.getOrDefault("TERM", "");
    String wanted = environment.getOrDefault("PARLANCE_THEME", "").toLowerCase(Locale.ROOT);
    boolean monochrome = term.startsWith("vt") || term.endsWith("-mono") || term.endsWith("-m");
    if (dumb
        || monochrome
        || term.equals("dumb")
        || wanted.equals("none")
        || !environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return none();
    }
    boolean light =
        wanted.isEmpty()
            ? LIGHT_BACKGROUND.matcher(environment.getOrDefault("COLORFGBG", "")).matches()
            : wanted.equals("light");
    String depth = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    Colors colors =
        depth.equals("truecolor") || depth.equals("24bit") || term.endsWith("-direct")
            ? Colors.TRUE
            : term.contains("256") ? Colors.PALETTE : Colors.SIXTEEN;
    return new Theme(light ? Background.LIGHT : Background.DARK, colors);
  }

  /** Whether shades can be told apart by colour. */
  public boolean colored() {
    return background != Background.NONE;
  }

  /** A span as the terminal is to get it. */
  public String paint(Span span) {
    String sequence = begin(span.look());
    return sequence.isEmpty() || span.text().isEmpty()
        ? span.text()
        : sequence + span.text() + RESET;
  }

  /** The sequence that begins a look; empty where it is plain. */
  private String begin(Look look) {
    if (!colored()) {
      return "";
    }
    String codes =
        look instanceof Heat heat ? Shades.codes(heat.weight(), this) : codes((Tone) look);
    return codes.isEmpty() ? "" : "\u001b[" + codes + "m";
  }

  private String codes(Tone tone) {
    boolean light = background == Background.LIGHT;
    boolean rich = colors != Colors.SIXTEEN;
    return switch (tone) {
      case PLAIN -> "";
      case PROMPT -> rich ? (light ? "1;38;5;25" : "1;38;5;75") : (light ? "1;34" : "1;36");
      case REPLY -> rich ? (light ? "38;5;22" : "38;5;151") : (light ? "32" : "92");
      case NOTE -> rich ? (light ? "38;5;242" : "38;5;246") : (light ? "90" : "37");
      case STRONG -> "1";
      case ERROR -> rich ? (light ? "38;5;124" : "38;5;210") : (light ? "31" : "91");
    };
  }
}
