/**
 * The chat in a terminal, on JLine; the one package that knows it. {@link
 * io.parlance.chatbot.terminal.ChatTerminal} reads lines and hands each to {@link
 * io.parlance.chatbot.terminal.commands.Commands}, until the chat is over.
 *
 * <pre>{@code
 * try (ConversationFiles files = ConversationFiles.of(UserFolder.path())) {
 *   ChatTerminal.run(
 *       new TerminalPlan(name, source, settings, files, files.begin(name), history, System.getenv()));
 * }
 * }</pre>
 */
@NullMarked
package io.parlance.chatbot.terminal;

import org.jspecify.annotations.NullMarked;
