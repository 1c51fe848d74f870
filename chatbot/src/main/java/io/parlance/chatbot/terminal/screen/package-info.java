/**
 * What is shown: text without anything that would command the terminal, in its columns, in the
 * colours of a theme.
 *
 * <p>All text of others, a user's, a model's, a file's, becomes a {@link
 * io.parlance.chatbot.terminal.screen.Span} before it is shown, and a span holds nothing but {@link
 * io.parlance.chatbot.Printable printable} characters; escape sequences come from the {@link
 * io.parlance.chatbot.terminal.screen.Theme} alone.
 *
 * <pre>{@code
 * Screen screen = new Screen(terminal.writer(), Theme.of(System.getenv(), false), terminal::getWidth);
 * screen.text(Tone.ERROR, "no such word: " + word);
 * }</pre>
 */
@NullMarked
package io.parlance.chatbot.terminal.screen;

import org.jspecify.annotations.NullMarked;
