/**
 * What can be done in a chat: say something, or give one of the commands that begin with a slash.
 *
 * <p>A {@link io.parlance.chatbot.terminal.commands.Chat} is what they act on; {@link
 * io.parlance.chatbot.terminal.commands.Commands} tells a command from an utterance. A command is a
 * class of its own, with its name, its help, what Tab offers, and what it does.
 *
 * <pre>{@code
 * Commands commands = Commands.all();
 * commands.run(chat, "/near tea");
 * }</pre>
 */
@NullMarked
package io.parlance.chatbot.terminal.commands;

import org.jspecify.annotations.NullMarked;
