package io.parlance.chatbot.terminal;

import io.parlance.chatbot.terminal.commands.Commands;
import io.parlance.chatbot.terminal.screen.Theme;
import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Shows a command's name as soon as it is one. */
final class ChatHighlighter extends DefaultHighlighter {
  private final Commands commands;
  private final Theme theme;

  ChatHighlighter(Commands commands, Theme theme) {
    this.commands = commands;
    this.theme = theme;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    AttributedString plain = super.highlight(reader, buffer);
    int space = buffer.indexOf(' ');
    int end = space < 0 ? buffer.length() : space;
    if (!theme.colored()
        || !Commands.isCommand(buffer)
        || commands.summary(buffer.substring(1, end)).isEmpty()) {
      return plain;
    }
    AttributedStringBuilder styled = new AttributedStringBuilder();
    styled.append(plain.subSequence(0, end).toString(), AttributedStyle.BOLD);
    return styled.append(plain.subSequence(end, plain.length())).toAttributedString();
  }
}
