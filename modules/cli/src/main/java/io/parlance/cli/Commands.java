package io.parlance.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** All commands, by name; each is built only when asked for. */
final class Commands {
  /**
   * One command.
   *
   * @param words its name: one word, or two, a group and a member ({@code train word2vec})
   * @param summary one line for the overview
   */
  record Entry(List<String> words, String summary, Function<Streams, ParlanceCommand> factory) {
    String name() {
      return String.join(" ", words);
    }

    boolean isMember() {
      return words.size() == 2;
    }
  }

  /**
   * What a command line asks for.
   *
   * @param arguments what follows the command's name
   * @param overview the text to print where a group's help is asked for, not a command
   */
  record Match(Entry entry, List<String> arguments, Optional<String> overview) {}

  private static final List<Entry> ALL =
      List.of(
          new Entry(
              List.of("quickstart"),
              "train on WordNet's texts and show what can be asked",
              QuickstartCommand::new),
          new Entry(
              List.of("train", "word2vec"), "word vectors from your texts", Word2VecCommand::new),
          new Entry(
              List.of("train", "fasttext"),
              "word vectors, also for words never seen",
              FastTextCommand::new),
          new Entry(
              List.of("train", "glove"),
              "word vectors from how often words meet",
              GloveCommand::new),
          new Entry(
              List.of("train", "lsa"), "word and document vectors by their SVD", LsaCommand::new),
          new Entry(
              List.of("train", "plsa"),
              "topics of your documents, and their words",
              PlsaCommand::new),
          new Entry(
              List.of("train", "doc2vec"),
              "word and document vectors, by DL4J",
              Doc2VecCommand::new),
          new Entry(
              List.of("train", "chat"),
              "a model that replies, from dialogues",
              TrainChatCommand::new),
          new Entry(List.of("chat"), "talk with such a model", ChatCommand::new),
          new Entry(List.of("eval-chat"), "how well such a model replies", EvalChatCommand::new),
          new Entry(List.of("nn"), "the nearest neighbours of words", NeighborsCommand::new),
          new Entry(List.of("similarity"), "how alike two words are", SimilarityCommand::new),
          new Entry(List.of("analogy"), "A is to B as C is to ...", AnalogyCommand::new),
          new Entry(List.of("odd-one-out"), "the word that does not belong", OddOneOutCommand::new),
          new Entry(List.of("vectors"), "the vectors of words, a line each", VectorsCommand::new),
          new Entry(List.of("topics"), "the topics of a PLSA model", TopicsCommand::new),
          new Entry(
              List.of("documents"),
              "the documents nearest to a text (LSA, PLSA, doc2vec)",
              DocumentsCommand::new),
          new Entry(List.of("eval"), "scores on analogy and similarity sets", EvalCommand::new),
          new Entry(List.of("compare"), "models beside one another", CompareCommand::new),
          new Entry(List.of("convert"), "from one file format to another", ConvertCommand::new),
          new Entry(List.of("info"), "what a model file holds", InfoCommand::new),
          new Entry(
              List.of("doctor"),
              "what is wrong with a model file, and a repair",
              DoctorCommand::new),
          new Entry(
              List.of("corpora", "list"),
              "texts to train on, and where they are",
              CorporaCommand::new),
          new Entry(
              List.of("completion"), "a script for the shell's Tab key", CompletionCommand::new));

  private Commands() {}

  /**
   * The command that these arguments begin with.
   *
   * @throws Failure (call) naming the nearest commands, where there is none
   */
  static Match find(List<String> arguments) {
    String first = arguments.get(0);
    for (Entry entry : ALL) {
      List<String> name = entry.words();
      if (arguments.size() >= name.size() && arguments.subList(0, name.size()).equals(name)) {
        List<String> rest = arguments.subList(name.size(), arguments.size());
        return new Match(
            entry,
            hasAliases(name) ? TrainingAliases.rewrite(name.get(1), rest) : rest,
            Optional.empty());
      }
    }
    List<Entry> group = group(first);
    if (group.isEmpty()) {
      List<String> names = ALL.stream().map(entry -> entry.words().get(0)).distinct().toList();
      throw Failure.call(
          "unknown command \"" + first + "\"" + NearNames.hint(first, names) + "; see --help");
    }
    List<String> members = group.stream().map(entry -> entry.words().get(1)).toList();
    if (arguments.size() == 1) {
      throw Failure.call(first + " needs one of: " + String.join(", ", members));
    }
    String second = arguments.get(1);
    if (second.equals("-h") || second.equals("--help")) {
      return new Match(
          group.get(0), List.of(), Optional.of(overview(first + " COMMAND ...", group)));
    }
    throw Failure.call(
        first
            + " does not know \""
            + second
            + "\"; expected one of: "
            + String.join(", ", members));
  }

  /** Whether the trainer has peers whose flags are understood. */
  private static boolean hasAliases(List<String> name) {
    return name.get(0).equals("train") && !name.get(1).equals("chat");
  }

  /** The text of {@code parlance --help}. */
  static String overview() {
    return overview("COMMAND ...", ALL)
        + """

        Options of all commands: --help; of those that print a result: --json.
        Exit codes: 0 well, 1 the work failed, 2 the call was wrong, 130 interrupted.

        New here? Start with
          parlance quickstart
        """;
  }

  private static String overview(String synopsis, List<Entry> entries) {
    return "Usage: parlance "
        + synopsis
        + "\n\n"
        + entries.stream()
            .map(entry -> String.format(Locale.ROOT, "  %-16s %s%n", entry.name(), entry.summary()))
            .collect(Collectors.joining())
        + "\nparlance COMMAND --help shows a command's options and an example.\n";
  }

  /** A picocli parser for one command. */
  static CommandLine commandLine(Entry entry, ParlanceCommand command) {
    CommandLine line = new CommandLine(command);
    line.setCommandName("parlance " + entry.name());
    line.setExpandAtFiles(false); // a word may begin with @
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(100);
    line.setAbbreviatedOptionsAllowed(false);
    line.setUnmatchedOptionsAllowedAsOptionParameters(false); // a mistyped option is no file
    return line;
  }

  /** All commands in one tree, for the completion script. */
  static CommandLine tree(Streams streams) {
    CommandLine root = new CommandLine(CommandSpec.create().name("parlance"));
    Map<String, CommandLine> groups = new LinkedHashMap<>();
    for (Entry entry : ALL) {
      CommandLine command = commandLine(entry, entry.factory().apply(streams));
      CommandLine parent =
          entry.isMember()
              ? groups.computeIfAbsent(
                  entry.words().get(0), name -> new CommandLine(CommandSpec.create()))
              : root;
      parent.addSubcommand(entry.words().get(entry.words().size() - 1), command);
    }
    groups.forEach(root::addSubcommand);
    return root;
  }

  private static List<Entry> group(String name) {
    return ALL.stream()
        .filter(entry -> entry.isMember() && entry.words().get(0).equals(name))
        .toList();
  }
}
