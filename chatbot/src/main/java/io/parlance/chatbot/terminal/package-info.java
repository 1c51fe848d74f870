/** The chat in a terminal, on JLine; the one package that knows it. */
@NullMarked
package io.parlance.chatbot.terminal;

import org.jspecify.annotations.NullMarked;
