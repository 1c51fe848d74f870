/**
 * The chat in a terminal, on JLine; the one package that knows it. {@link
 * io.parlance.chatbot.terminal.ChatTerminal} reads lines and hands each to {@link
 * io.parlance.chatbot.terminal.commands.Commands}, until the chat is over.
 *
 * <pre>{@code
 * ChatTerminal.run(new TerminalPlan("models/chat.safetensors", source, settings, archive, history));
 * }</pre>
 */
@NullMarked
package io.parlance.chatbot.terminal;

import org.jspecify.annotations.NullMarked;
