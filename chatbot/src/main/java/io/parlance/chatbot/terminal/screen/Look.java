package io.parlance.chatbot.terminal.screen;

/** How text looks: a tone that a theme gives a colour, or a shade of a heat map. */
public sealed interface Look permits Tone, Heat {}
